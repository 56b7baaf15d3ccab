"""Addresses of chat; the last is called by Slack itself."""

from django.urls import path

from fairlead.communicate.chat.views import connecting, mine, people
from fairlead.communicate.chat.views.from_slack import from_slack

HERE = "c/<slug:company>/chat/"
ONE = HERE + "<uuid:key>/"
app_name = "chat"
urlpatterns = [
    path(HERE, connecting.index, name="index"),
    path(f"{HERE}begin/", connecting.begin, name="begin"),
    path(f"{HERE}slack/", connecting.slack, name="slack"),
    path(f"{HERE}slack/manifest.yaml", connecting.manifest_file, name="manifest"),
    path(f"{HERE}teams/", connecting.teams, name="teams"),
    path(f"{ONE}try/", connecting.try_it, name="try"),
    path(f"{ONE}end/", connecting.end, name="end"),
    path(f"{HERE}people/", people.index, name="people"),
    path(f"{HERE}people/<int:pk>/look-again/", people.look_again, name="look-again"),
    path(f"{HERE}mine/", mine.mine, name="mine"),
    path("chat/slack/<uuid:key>/", from_slack, name="from-slack"),
]
