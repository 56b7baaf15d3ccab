"""Where the mail provider calls when mail did not arrive: no page, no session, an answer without a word.

Nobody is told why a call was refused, nor whether a message or an address is known here: what is believed and changes
nothing is answered as what changed something.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from fairlead.journal.services import record
from fairlead.outbox.providers.catalogue import Account, Proof
from fairlead.outbox.providers.errors import CannotCheck, NotBelieved
from fairlead.outbox.providers.hearing import Heard, Unreadable, hear
from fairlead.outbox.stops import Why
from fairlead.web.errors import Hidden

LARGEST = 1_000_000  # bytes; a provider sends some hundred events at once, of a kilobyte each

TOLD = {
    Why.HARD: "mail came back for good",
    Why.SOFT: "mail came back for now",
    Why.COMPLAINT: "mail was unwanted",
    Why.UNSUBSCRIBED: "mail left",
}


@csrf_exempt
@require_POST
def hook(request: HttpRequest, provider: str) -> HttpResponse:
    account = account_of(provider)
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > LARGEST:
        return _answer(413)
    try:
        hear(account, request, timezone.now(), then=_tell)
    except NotBelieved:
        return _refused(account)
    except CannotCheck:
        return _answer(503)  # Amazon comes again
    except Unreadable:
        return _answer(400)
    return _answer(200)


def account_of(provider: str) -> Account:
    """Only the provider that is set up has an address here, and only once we could believe it."""
    account = settings.MAIL
    if not isinstance(account, Account) or account.provider != provider or not account.hook:
        raise Hidden
    return account


def _tell(heard: Heard) -> None:
    record(TOLD[heard.why], company=heard.company, actor=None, subject=str(heard.message))


def _refused(account: Account) -> HttpResponse:
    if account.of.proof not in (Proof.SHARED, Proof.SNS):
        return _answer(403)
    answer = _answer(401)
    answer.headers["WWW-Authenticate"] = 'Basic realm="mail"'  # Amazon shows its secret only when asked
    return answer


def _answer(status: int) -> HttpResponse:
    return HttpResponse(status=status, content_type="text/plain", headers={"Cache-Control": "no-store"})
