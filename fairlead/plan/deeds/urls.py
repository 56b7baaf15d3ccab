"""Addresses of commitments and decisions."""

from django.urls import path

from fairlead.plan.deeds.views import acts, commitments, voices

LIST = "c/<slug:company>/plan/commitments/"
ONE = LIST + "<uuid:key>/"

app_name = "deeds"
urlpatterns = [
    path(LIST, commitments.index, name="commitments"),
    path(LIST + "new/", commitments.new, name="commitment-new"),
    path(ONE, commitments.commitment, name="commitment"),
    path(ONE + "done/", acts.done, name="commitment-done"),
    path(ONE + "change/", acts.change, name="commitment-change"),
    path(ONE + "drop/", acts.drop, name="commitment-drop"),
    path(ONE + "reopen/", acts.reopen, name="commitment-reopen"),
    path(ONE + "voice/", voices.say, name="commitment-voice"),
]
