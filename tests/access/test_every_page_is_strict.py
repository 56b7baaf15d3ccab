"""What every page of every room carries: a strict policy, safe headers, and nothing that the policy would refuse."""

from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from fairlead.people.models import Role
from tests.access.pages import opened

SELF_ONLY = {"'self'", "'none'", "data:"}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
CLOSE_MOUTHED = {"same-origin", "no-referrer"}  # the second for pages whose address is a secret
EMBEDDED = "plan:public-embed"
NOT_CODE = {"application/json", "speculationrules"}


def policy(answer) -> dict[str, list[str]]:
    lines = answer["Content-Security-Policy"].split(";")
    return {line.split()[0]: line.split()[1:] for line in lines if line.strip()}


def faults_in_headers(answer) -> list[str]:
    if "Content-Security-Policy" not in answer:
        return ["no policy"]
    found = policy(answer)
    loose = [
        f"{name} {value}" for name, values in found.items() for value in values if value not in SELF_ONLY
    ]
    wrong = [name for name, value in HEADERS.items() if answer.get(name) != value]
    if answer.get("Referrer-Policy") not in CLOSE_MOUTHED:
        wrong.append("Referrer-Policy")
    strict = found["default-src"] == found["base-uri"] == found["frame-ancestors"] == ["'none'"]
    data = [name for name, values in found.items() if "data:" in values and name != "img-src"]
    return (
        loose
        + wrong
        + data
        + ([] if strict else ["default-src"])
        + ([] if "Permissions-Policy" in answer else ["powers"])
    )


class Inline(HTMLParser):
    """Whatever the policy would refuse, and whatever is fetched from another site."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "style" or (tag == "script" and "src" not in given and given.get("type") not in NOT_CODE):
            self.faults.append(f"<{tag}>")
        self.faults += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        self.faults += [f"{tag} {name}={value}" for name, value in attributes if name.startswith("hx-on")]
        for name in ("href", "src", "action", "formaction"):
            value = (given.get(name) or "").strip().lower()
            if value.startswith(("javascript:", "vbscript:")) or (
                tag in {"script", "link", "img", "iframe"} and value.startswith(("http:", "https:", "//"))
            ):
                self.faults.append(f"{tag} {name}={value}")


def faults_in_page(answer) -> list[str]:
    if "html" not in answer.get("Content-Type", "") or answer.streaming:
        return []
    reader = Inline()
    reader.feed(answer.content.decode())
    return reader.faults


def test_every_page_carries_a_strict_policy_and_safe_headers(world, client):
    found = {n: f for n, answer in opened(world, client) if (f := faults_in_headers(answer))}
    wrong_by_choice = {name: found.pop(name) for name in list(found) if name.startswith(f"{EMBEDDED} as")}
    assert found == {}
    # The one page that may stand in another site's: of the sites that were named for it, and of no other.
    named = "frame-ancestors https://intranet.example.com"
    assert list(wrong_by_choice.values()) == [[named, "X-Frame-Options", "default-src"]] * 2


def test_no_page_has_style_or_code_within(world, client):
    assert {n: f for n, answer in opened(world, client) if (f := faults_in_page(answer))} == {}


def test_the_scan_sees_what_it_looks_for():
    reader = Inline()
    reader.feed(
        '<style></style><p style="x" onclick="y"><script>z</script><a href=" JavaScript:a"><script src="//b"></script>'
        '<script type="application/json">{}</script><a href="https://c.example">'
    )
    assert len(reader.faults) == 6


@pytest.fixture
def refusals(world):
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.force_login(world.users[Role.EMPLOYEE])
    slug = world.company.slug
    return [
        strict.get("/nothing-here/"),
        strict.get("/", headers={"Host": "elsewhere.example"}),
        strict.get(reverse("people:seats", args=[slug])),
        strict.post(reverse("people:account"), {"name": "x"}),
        strict.get(reverse("home:company", args=["foreign"])),
    ]


def test_refusals_are_as_strict_as_pages(refusals):
    assert [answer.status_code for answer in refusals] == [404, 400, 403, 403, 404]
    assert [faults_in_page(answer) for answer in refusals] == [[]] * 5
    # A foreign host is refused before anything else is put on the answer.
    kept = [answer for answer in refusals if answer.status_code != 400]
    assert [faults_in_headers(answer) for answer in kept] == [[]] * 4


def test_a_missing_secret_of_the_form_is_told_in_a_sentence(refusals):
    assert "open for too long" in refusals[3].content.decode()
