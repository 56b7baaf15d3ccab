"""After a whole story nothing that is kept or logged tells a token, a code, a password, an answer or a word of the plan."""

import logging
import re
from datetime import timedelta
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fairlead.core.plans import QUESTIONS
from fairlead.journal.models import Entry
from fairlead.outbox.models import Content, Message, State
from fairlead.outbox.tests.post_office import Office
from fairlead.outbox.working import work_once
from fairlead.people.models import Company, SetUpLink
from fairlead.people.tests.signing import PASSWORD, app_code, last_letter, link_in
from fairlead.plan import publishing
from fairlead.plan.models import PublicLink

OTHER_PASSWORD = "quite another long sentence"
SAID = {
    "answer": "Zebras cross our yard and nobody counts them.",
    "statement": "Ring every zebra keeper after one week.",
    "details": "Because the okapi desk never did.",
    "reason": "The walrus branch closed.",
    "note": "A narwhal of a winter.",
    "label": "for the platypus board",
}


class Story:
    """Everybody's part, through pages alone; whatever must stay secret is collected on the way."""

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {"password": PASSWORD, "other password": OTHER_PASSWORD, **SAID}
        self.browser = Client(raise_request_exception=False)

    def post(self, name: str, data: dict, *address: str, browser: Client | None = None):
        return (browser or self.browser).post(reverse(name, args=address), data)

    def secret(self, name: str, value: str) -> str:
        assert len(value) >= 6, name
        self.secrets[name] = value
        return value

    def tell(self) -> None:
        self.sets_up()
        self.writes_and_publishes()
        self.opens_it_to_strangers()
        self.invites()
        self.forgets_the_password()
        self.adds_a_second_step()

    def sets_up(self) -> None:
        token = self.secret("set-up link", SetUpLink.make()[1])
        who = {"company": "Oak & Sons", "name": "Ada Lee", "email": "ada@oak.example"}
        assert self.post("people:set-up", who | {"password": "x"}, token).status_code == 400
        assert self.post("people:set-up", who | {"password": PASSWORD}, token).status_code == 302
        assert self.browser.get(reverse("people:set-up", args=[token])).status_code == 404
        self.company = Company.objects.get()
        self.slug = self.company.slug

    def writes_and_publishes(self) -> None:
        answered = {"text": SAID["answer"], "go": "next"}
        assert self.post("plan:question", answered, self.slug, QUESTIONS[0].id).status_code == 302
        for text in (SAID["statement"], "Ring every keeper after two weeks."):
            self.writes(text)
            self.publishes()

    def writes(self, text: str) -> None:
        typed = {"kind": "priority", "text": text, "details": SAID["details"], "owner": "Branch leads",
                 "due": "2030-01-31", "measure": "share", "target": "95 %", "audience": "public"}  # fmt: skip
        assert self.post("plan:new-statement", typed, self.slug).status_code == 302
        assert self.post("plan:new-statement", {"text": text}, self.slug).status_code == 422

    def publishes(self) -> None:
        look = publishing.look(self.company)
        told = {f"change:{line.name}": SAID["reason"] for line in look.changed}
        told |= {f"fault:{one.id}": SAID["reason"] for one in look.musts}
        given = {"based_on": look.based_on, "mark": look.mark, "note": SAID["note"]} | told
        assert self.post("plan:publish", given, self.slug).status_code == 302

    def opens_it_to_strangers(self) -> None:
        page = self.post(
            "plan:links", {"label": SAID["label"], "until": tomorrow()}, self.slug
        ).content.decode()
        token = self.secret("public link", re.search(r"/p/([\w-]+)/", page)[1])
        address = reverse("plan:public", args=[token])
        assert Client().get(address).status_code == 200
        assert Client().post(address).status_code == 405
        assert Client().get(f"{address}nothing/").status_code == 404
        self.post("plan:link-revoke", {}, self.slug, str(PublicLink.objects.get().pk))
        assert Client().get(address).status_code == 404

    def invites(self) -> None:
        self.post("people:invitations", {"addresses": "nia@oak.example", "role": "leader"}, self.slug)
        link = link_in(last_letter("nia@oak.example"))
        self.secret("invitation", link.rstrip("/").rpartition("/")[2])
        nia = Client()
        assert nia.post(link, {"name": "Nia New", "password": "x"}).status_code == 400
        assert nia.post(link, {"name": "Nia New", "password": PASSWORD}).status_code == 302
        assert Client().get(link).status_code == 404

    def forgets_the_password(self) -> None:
        nia = Client()
        self.post("account_login", {"login": "nia@oak.example", "password": OTHER_PASSWORD}, browser=nia)
        self.post("account_request_login_code", {"email": "nia@oak.example"}, browser=nia)
        code = re.search(r"^([A-Z0-9]{4}-?[A-Z0-9]{4})\r?$", last_letter("nia@oak.example"), re.MULTILINE)[1]
        self.post("account_confirm_login_code", {"code": "AAAA-AAAA"}, browser=nia)
        entered = self.post("account_confirm_login_code", {"code": self.secret("code", code)}, browser=nia)
        assert entered.status_code == 302
        self.post("account_reset_password", {"email": "nia@oak.example"}, browser=Client())
        link = link_in(last_letter("nia@oak.example"))
        self.secret("reset of the password", link.rstrip("/").rpartition("-")[2])
        self.sets_another_password(link)

    def sets_another_password(self, link: str) -> None:
        visit = Client()
        form = visit.get(link).headers["Location"]
        assert visit.post(form, {"password1": "x", "password2": "y"}).status_code in (200, 400)
        assert visit.post(form, {"password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD}).status_code == 302
        assert Client().get(link).status_code < 500

    def adds_a_second_step(self) -> None:
        self.post("account_reauthenticate", {"password": PASSWORD})
        self.browser.get(reverse("mfa_activate_totp"))
        app = self.secret("secret of the app", self.browser.session["mfa.totp.secret"])
        assert self.post("mfa_activate_totp", {"code": app_code(app)}).status_code == 302
        kept = Authenticator.objects.get(user__email="ada@oak.example", type="recovery_codes").wrap()
        for number, code in enumerate(kept.get_unused_codes()):
            self.secret(f"recovery code {number}", code)


def tomorrow() -> str:
    return str(timezone.localdate() + timedelta(days=1))


@pytest.fixture
def log():
    """What the product's own handler writes, as the settings have it."""
    (ours,) = [one for one in logging.getLogger().handlers if one.name == "stderr"]
    written = StringIO()
    before = ours.setStream(written)
    yield written
    ours.setStream(before)


@pytest.fixture
def story(db, settings, log):
    settings.EMAIL_BACKEND = "fairlead.outbox.backend.OutboxBackend"
    told = Story()
    told.tell()
    return told


def found_in(text: str, secrets: dict[str, str]) -> list[str]:
    return [name for name, secret in secrets.items() if secret in text]


def rows(model) -> str:
    return "\n".join(
        str({name: plain(value) for name, value in row.items()}) for row in model.objects.values()
    )


def plain(value):
    return bytes(value).decode() if isinstance(value, memoryview | bytes) else value


def test_the_journal_tells_what_happened_and_no_secret(story):
    told = rows(Entry)
    assert set(Entry.objects.values_list("what", flat=True)) > {
        "invited",
        "edition published",
        "public link made",
    }
    assert found_in(told, story.secrets) == []
    for name in ("Ada Lee", "Nia New", "oak.example"):
        assert name not in told


def test_no_line_of_the_log_tells_a_secret(story, log):
    lines = log.getvalue()
    assert lines.count("/set-up/…/") == 2
    assert lines.count("/invite/…/") == 2
    assert lines.count("/p/…/") == 3
    assert found_in(lines, story.secrets) == []


def test_messages_that_were_sent_say_nothing_any_more(story):
    waited = rows(Message) + rows(Content)
    assert "invitation" in found_in(waited, story.secrets)  # a link that waits must be in its letter
    with Office() as (office, line):
        while work_once(line, "w"):
            pass
    assert set(Message.objects.values_list("state", flat=True)) == {State.SENT}
    assert len(office.letters) == Message.objects.count() >= 4
    assert not Content.objects.exists()
    assert found_in(rows(Message) + rows(Content), story.secrets) == []
