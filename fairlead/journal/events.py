"""Everything that can happen: one line an event, in alphabetical order, each with the sentence that tells it.

A sentence may name {who}, {subject} and what stands in the details of its entries.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

EVENTS: dict[str, Any] = {
    "address tried again": _("{who} had an address tried again that mail had not reached."),
    "comment changed": _("{who} changed a comment on decision {subject}."),
    "comment written": _("{who} commented on decision {subject}."),
    "commitment changed": _("{who} changed commitment {subject} before its day, with a reason."),
    "commitment changed late": _("{who} changed commitment {subject} after its day had passed."),
    "commitment done": _("{who} said that commitment {subject} was done."),
    "commitment dropped": _("{who} dropped commitment {subject}."),
    "commitment made": _("{who} wrote commitment {subject} down."),
    "commitment passed on": _("{who} changed who keeps commitment {subject}, for whom or for what."),
    "commitment reopened": _("{who} took back how commitment {subject} ended."),
    "company founded": _("{who} founded the company."),
    "decision corrected": _("{who} corrected decision {subject}."),
    "decision withdrawn": _("{who} withdrew decision {subject}."),
    "decision written": _("{who} wrote decision {subject} down."),
    "edition called off": _("{who} called {subject} of the plan off before its day."),
    "edition published": _("{who} published {subject} of the plan."),
    "edition withdrawn": _("{who} took {subject} of the plan back."),
    "import taken back": _("{who} took the import {subject} back."),
    "invitation accepted": _("{who} accepted an invitation and sits here as {role}."),
    "invitation withdrawn": _("{who} withdrew the invitation of {subject}."),
    "invited": _("{who} invited {subject} as {role}."),
    "invited again": _("{who} sent the invitation of {subject} again."),
    "message withdrawn": _("{who} withdrew message {subject} before it was sent."),
    "people imported": _("{who} brought people in with the import {subject}."),
    "person changed": _("{who} changed what is known of {subject}."),
    "person erased": _("{who} had {subject} erased."),
    "plan language said": _("{who} said that the plan is written in {language}."),
    "public link made": _("{who} opened public link {subject}."),
    "public link revoked": _("{who} closed public link {subject}."),
    "role changed": _("{who} changed the role of {subject} from {from} to {to}."),
    "sample removed": _("{who} removed the sample company."),
    "seat removed": _("{who} took the seat of {subject} away."),
    "second step asked": _("{who} said which roles need a second step: {roles}."),
    "sign-in: account connected": _("{who} connected a sign-in from outside."),
    "sign-in: account disconnected": _("{who} disconnected a sign-in from outside."),
    "sign-in: changed": _("{who} changed a way to sign in."),
    "sign-in: email changed": _("{who} changed the address of the account."),
    "sign-in: email confirm": _("{who} confirmed the address of the account."),
    "sign-in: email deleted": _("{who} removed an address of the account."),
    "sign-in: password changed": _("{who} changed the password."),
    "sign-in: password reset": _("{who} set a new password by mail."),
    "sign-in: password set": _("{who} set a password."),
    "sign-in: recovery codes generated": _("{who} made new recovery codes."),
    "sign-in: totp activated": _("{who} added an app as second step."),
    "sign-in: totp deactivated": _("{who} removed the app as second step."),
    "sign-in: webauthn added": _("{who} added a passkey."),
    "sign-in: webauthn removed": _("{who} removed a passkey."),
    "team line taken off": _("{who} took a line of team {subject} off."),
    "team line written": _("{who} wrote what a statement means for team {subject}."),
    "translation approved": _("{who} approved a translation of {subject} into {language}."),
    "translation declined": _("{who} declined a translation of {subject} into {language}."),
    "translation proposed": _("{who} proposed a translation of {subject} into {language}."),
    "voices counted": _(
        "What people said about commitment {subject} was counted once, and the voices deleted.voices counted"
    ),
}
