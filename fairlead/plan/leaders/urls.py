"""Addresses of leaders: rounds, one's own answer, results, rehearsals."""

from django.urls import path

from fairlead.plan.leaders.views import answer, merge, rehearsal, results, rounds

ROOM = "c/<slug:company>/plan/leaders/"
app_name = "leaders"
urlpatterns = [
    path(ROOM, rounds.index, name="index"),
    path(ROOM + "open/", rounds.open_round, name="open"),
    path(ROOM + "<int:number>/", results.one, name="round"),
    path(ROOM + "<int:number>/ask/", rounds.ask, name="ask"),
    path(ROOM + "<int:number>/close/", rounds.close, name="close"),
    path(ROOM + "<int:number>/withdraw/", rounds.withdraw, name="withdraw"),
    path(ROOM + "<int:number>/take-out/<uuid:key>/", rounds.take_out, name="take-out"),
    path(ROOM + "<int:number>/means/<int:entry>/", results.means, name="means"),
    path(ROOM + "<int:number>/merge/", merge.merge, name="merge"),
    path(ROOM + "answer/<uuid:key>/", answer.words, name="answer"),
    path(ROOM + "answer/<uuid:key>/order/", answer.order, name="order"),
    path(ROOM + "answer/<uuid:key>/decline/", answer.decline, name="decline"),
    path(ROOM + "answer/<uuid:key>/again/", answer.again, name="again"),
    path(ROOM + "answer/<uuid:key>/late/", answer.late, name="late"),
    path(ROOM + "rehearsal/", rehearsal.index, name="rehearsals"),
    path(ROOM + "rehearsal/start/", rehearsal.start, name="rehearsal-start"),
    path(ROOM + "rehearsal/<int:pk>/", rehearsal.one, name="rehearsal"),
    path(ROOM + "rehearsal/<int:pk>/keep/", rehearsal.keep, name="rehearsal-keep"),
    path(ROOM + "rehearsal/<int:pk>/delete/", rehearsal.delete, name="rehearsal-delete"),
]
