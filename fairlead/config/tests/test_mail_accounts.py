"""FAIRLEAD_MAIL and FAIRLEAD_MAIL_HOOK where they name a provider: read once, or refused in one sentence without the key."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from fairlead.config.environment import BadSetting
from fairlead.config.mail_accounts import account
from fairlead.outbox.providers.catalogue import PROVIDERS
from fairlead.outbox.providers.tests.calls import HEARD, hook_of

KEY = "kEy-1234-secret"
FORMS = {
    "postmark": f"postmark://{KEY}?from=plan@example.com&stream=broadcast",
    "mailgun": f"mailgun://{KEY}?from=plan@example.com&domain=mg.example.com&region=eu",
    "sendgrid": f"sendgrid://{KEY}@?from=plan@example.com",
    "brevo": f"brevo://{KEY}?from=Oak <plan@example.com>",
    "mailjet": f"mailjet://{KEY}:s%2Fecret?from=plan@example.com",
    "resend": f"resend://{KEY}?from=plan@example.com",
    "sparkpost": f"sparkpost://{KEY}?from=plan@example.com&region=eu",
}
PAGE = Path(__file__).parents[3] / "docs/operate/mail-providers.md"


def read(mail: str, hook: str = ""):
    return account({"FAIRLEAD_MAIL": mail, "FAIRLEAD_MAIL_HOOK": hook})


def refused(mail: str, hook: str = "") -> str:
    with pytest.raises(BadSetting) as caught:
        read(mail, hook)
    sentence = caught.value.sentence
    assert sentence.endswith(".")
    assert KEY not in sentence
    return sentence


@pytest.mark.parametrize("provider", FORMS)
def test_each_provider_is_read_with_its_key_as_it_was_typed(provider):
    found = read(FORMS[provider], hook_of(provider))
    assert (found.provider, found.key, "plan@example.com" in found.sender) == (provider, KEY, True)
    assert found.hook == hook_of(provider)
    assert KEY not in repr(found)
    assert found.hook not in repr(found)


def test_a_region_leads_to_its_own_address_and_a_second_secret_is_unquoted():
    assert read(FORMS["mailgun"]).at == "https://api.eu.mailgun.net/v3/"
    assert read(FORMS["sparkpost"]).at == "https://api.eu.sparkpost.com/api/v1/"
    assert read(FORMS["mailjet"]).secret == "s/ecret"
    assert read(FORMS["postmark"]).options == (("stream", "broadcast"),)
    assert read(f"{FORMS['postmark']}&api=https://gate.example.com/pm").at == "https://gate.example.com/pm/"


WRONG = [
    ("postmark://?from=plan@example.com", "KEY"),
    (f"postmark://{KEY}", "from="),
    (f"postmark://{KEY}?from=plan", "from="),
    (f"postmark://{KEY}:second?from=plan@example.com", "postmark://KEY?"),
    (f"postmark://{KEY}@api.example.com?from=plan@example.com", "host"),
    (f"postmark://{KEY}/path?from=plan@example.com", "host"),
    (f"postmark://{KEY}?from=plan@example.com&steam=x", "stream"),
    (f"postmark://{KEY}?from=plan@example.com&region=eu", "region"),
    (f"postmark://{KEY}?from=plan@example.com&api=http://gate.example.com", "https"),
    (f"mailgun://{KEY}?from=plan@example.com", "domain"),
    (f"mailgun://{KEY}?from=plan@example.com&domain=mg.example.com&region=asia", "eu and us"),
    (f"mailjet://{KEY}?from=plan@example.com", "KEY:SECRET"),
]


@pytest.mark.parametrize(("given", "says"), WRONG)
def test_what_is_missing_or_too_much_is_said_without_the_key(given, says):
    assert says in refused(given)


@pytest.mark.skipif(find_spec("boto3") is None, reason="the package is missing")
def test_the_topic_of_amazon_is_an_arn_or_refused():
    form, topic = (
        f"ses://{KEY}:secret?from=plan@example.com&region=eu-west-1",
        "arn:aws:sns:eu-west-1:123456789012:mail",
    )
    assert read(f"{form}&topic={topic}").option("topic") == topic
    for wrong in ("mail", f"{topic}:more", topic.replace("sns", "sqs"), topic.replace("123", "")):
        assert "arn:aws:sns:" in refused(f"{form}&topic={wrong}")


@pytest.mark.parametrize("provider", HEARD)
@pytest.mark.parametrize(
    "hook", ["short", "with:colon-and-more-than-24-signs", "two words and more than 24 signs"]
)
def test_a_secret_that_the_provider_cannot_show_is_refused(provider, hook):
    if provider == "mailgun" and hook != "short":
        return  # any long word may be its key
    assert "FAIRLEAD_MAIL_HOOK" in refused(FORMS[provider], hook)


def test_a_secret_for_calls_without_a_provider_that_calls_is_refused():
    assert "FAIRLEAD_MAIL_HOOK" in refused("smtp://host", "a-secret-of-our-own-that-is-long")
    assert read("smtp://host") is None
    assert read("") is None


@pytest.mark.skipif(find_spec("boto3") is not None, reason="the package is there")
def test_amazon_says_which_package_is_missing():
    assert "fairlead[ses]" in refused(f"ses://{KEY}:secret?from=plan@example.com&region=eu-west-1")


def test_the_page_names_every_provider_its_form_and_what_may_be_added():
    rows = {
        cells[1].strip(): cells
        for line in PAGE.read_text().splitlines()
        if len(cells := line.split("|")) == 8
    }
    for name, by in PROVIDERS.items():
        _before, _name, form, added, _hook, tracking, _id, _after = rows[by.name]
        assert form.strip().startswith(f"`{name}://")
        assert (":SECRET?" in form) == bool(by.secret)
        assert all(f"&{one}=" in form for one in by.needed)
        options = set(re.findall(r"(\w+)=", added))
        assert options == (set(by.options) - set(by.needed)) | ({"region"} if by.regions else set())
        assert ("switch off there" in tracking) != by.stops_tracking
