"""Addresses of commitments and decisions."""

from django.urls import path

from fairlead.plan.deeds.views import acts, comments, commitments, decisions, voices

LIST = "c/<slug:company>/plan/commitments/"
ONE = LIST + "<uuid:key>/"
DECISIONS = "c/<slug:company>/plan/decisions/"
DECISION = DECISIONS + "<uuid:key>/"

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
    path(DECISIONS, decisions.index, name="decisions"),
    path(DECISIONS + "new/", decisions.new, name="decision-new"),
    path(DECISION, decisions.decision, name="decision"),
    path(DECISION + "correct/", decisions.correct, name="decision-correct"),
    path(DECISION + "withdraw/", decisions.withdraw, name="decision-withdraw"),
    path(DECISION + "comments/", comments.write, name="comment-new"),
    path(DECISION + "comments/<uuid:thread>/", comments.change, name="comment"),
]
