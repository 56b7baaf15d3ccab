"""What the environment says is read once; what cannot be right is refused in one sentence that names the setting."""

import pytest

from fairlead.config import environment
from fairlead.config.environment import BadSetting, Site

HTTPS = Site("https", "plan.example.com", None)

BAD_SITES = [
    "", "plan.example.com", "ftp://plan.example.com", "https://", "https://plan.example.com/path",
    "https://plan.example.com?x=1", "https://plan.example.com#x", "https://ada@plan.example.com",
    "https://plan.example.com:99999", "https://plan.example.com:web", "http://plan.example.com", "javascript:alert(1)",
]  # fmt: skip


def refused(call, *about) -> str:
    with pytest.raises(BadSetting) as caught:
        call(*about)
    sentence = caught.value.sentence
    assert sentence.endswith("."), sentence
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("given", BAD_SITES)
def test_a_site_address_that_cannot_be_right_is_refused(given):
    assert "FAIRLEAD_SITE" in refused(environment.site, {"FAIRLEAD_SITE": given})


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        ("https://plan.example.com", "https://plan.example.com"),
        ("https://PLAN.example.com/", "https://plan.example.com"),
        ("https://plan.example.com:8443", "https://plan.example.com:8443"),
        ("http://127.0.0.1:9000", "http://127.0.0.1:9000"),
        ("http://[::1]:9000", "http://[::1]:9000"),
    ],
)
def test_a_site_address_is_kept_as_one_origin(given, origin):
    assert environment.site({"FAIRLEAD_SITE": given}).origin == origin


@pytest.mark.parametrize(
    "given", ["mail.example.com", "http://mail.example.com", "smtp://", "smtp://host:port"]
)
def test_a_mail_address_that_cannot_be_right_is_refused(given):
    assert "FAIRLEAD_MAIL" in refused(environment.mail, {"FAIRLEAD_MAIL": given}, HTTPS)


def test_mail_is_encrypted_unless_said_otherwise():
    plain = environment.mail({"FAIRLEAD_MAIL": "smtp://a%40b:p%2Fw@host?from=x@y.example"}, HTTPS)
    assert (plain.user, plain.password, plain.port, plain.starttls) == ("a@b", "p/w", 587, True)
    assert environment.mail({"FAIRLEAD_MAIL": "smtps://host"}, HTTPS).port == 465
    assert not environment.mail({"FAIRLEAD_MAIL": "smtp://host:25?tls=none"}, HTTPS).starttls
    assert environment.mail({}, HTTPS) is None


@pytest.mark.parametrize(
    "given", ["mysql://host/name", "fairlead", "postgresql://host/", "postgresql://host:x/name"]
)
def test_a_database_that_cannot_be_right_is_refused(given, tmp_path):
    assert "FAIRLEAD_DATABASE" in refused(environment.database, {"FAIRLEAD_DATABASE": given}, tmp_path)


def test_a_database_may_be_sqlite_or_postgresql(tmp_path):
    assert environment.database({}, tmp_path)["NAME"] == str(tmp_path / "fairlead.sqlite3")
    found = environment.database({"FAIRLEAD_DATABASE": "postgresql:///name?host=/run/pg"}, tmp_path)
    assert (found["NAME"], found["HOST"], found["OPTIONS"]) == ("name", "/run/pg", {})


@pytest.mark.parametrize("given", ["yes", "-1", "10", "1.5", ""])
def test_a_number_of_proxies_that_is_none_is_refused(given):
    assert "FAIRLEAD_PROXIES" in refused(environment.proxies, {"FAIRLEAD_PROXIES": given})


def test_no_proxy_is_trusted_unless_said():
    assert environment.proxies({}) == 0


def test_development_pages_are_refused_on_a_public_address():
    sentence = refused(environment.development, {"FAIRLEAD_DEVELOPMENT": "1"}, HTTPS)
    assert "FAIRLEAD_DEVELOPMENT" in sentence
    assert environment.development({"FAIRLEAD_DEVELOPMENT": "1"}, Site("http", "localhost", 8000))
    assert not environment.development({}, Site("http", "localhost", 8000))


def test_the_secret_key_is_made_once_and_for_its_owner_alone(tmp_path):
    key = environment.secret_key(tmp_path / "new")
    file = tmp_path / "new/secret-key"
    assert len(key) >= 50
    assert file.stat().st_mode & 0o777 == 0o600
    assert environment.secret_key(tmp_path / "new") == key


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666, 0o620])
def test_a_secret_key_that_others_can_touch_is_refused(mode, tmp_path):
    environment.secret_key(tmp_path)
    (tmp_path / "secret-key").chmod(mode)
    assert "chmod 600" in refused(environment.secret_key, tmp_path)


def test_an_empty_secret_key_is_refused(tmp_path):
    environment.secret_key(tmp_path)
    (tmp_path / "secret-key").write_text("short")
    assert "secret-key" in refused(environment.secret_key, tmp_path)


def test_hosts_of_figures_are_names_with_or_without_a_port():
    given = {"FAIRLEAD_MEASURE_HOSTS": "Warehouse.internal, metrics.internal:8443 [fd00::5]:8080"}
    assert environment.measure_hosts(given) == {
        ("warehouse.internal", None),
        ("metrics.internal", 8443),
        ("fd00::5", 8080),
    }
    assert environment.measure_hosts({}) == frozenset()


@pytest.mark.parametrize(
    "given",
    [
        "https://warehouse.internal",
        "warehouse.internal/x",
        "u@warehouse.internal",
        "warehouse.internal:99999",
        ":80",
    ],
)
def test_hosts_of_figures_that_cannot_be_right_are_refused(given):
    with pytest.raises(BadSetting):
        environment.measure_hosts({"FAIRLEAD_MEASURE_HOSTS": given})


def test_what_was_planned_is_kept_for_days_that_are_said_or_a_hundred_and_twenty():
    assert environment.keep_planned({"FAIRLEAD_KEEP_PLANNED": "30"}).days == 30
    assert environment.keep_planned({}).days == 120


@pytest.mark.parametrize("given", ["29", "3651", "-90", "ninety", "", "90.5"])
def test_days_for_which_nothing_would_work_are_refused(given):
    with pytest.raises(BadSetting, match="30 to 3650"):
        environment.keep_planned({"FAIRLEAD_KEEP_PLANNED": given})
