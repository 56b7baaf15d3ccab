"""An identity provider is used as the environment says, or refused in one sentence."""

import pytest

from fairlead.config.environment import BadSetting
from fairlead.config.outside import provider

GOOD = {
    "FAIRLEAD_OIDC_ISSUER": "https://id.example.com/oak",
    "FAIRLEAD_OIDC_CLIENT": "fairlead",
    "FAIRLEAD_OIDC_SECRET": "s3cret",
}


def test_without_an_issuer_there_is_no_provider():
    assert provider({}) is None


def test_a_provider_is_named_after_its_host_unless_it_has_a_name():
    assert provider(GOOD).name == "id.example.com"
    assert provider(GOOD | {"FAIRLEAD_OIDC_NAME": "Oak"}).name == "Oak"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"FAIRLEAD_OIDC_ISSUER": "http://id.example.com"}, "FAIRLEAD_OIDC_ISSUER"),
        ({"FAIRLEAD_OIDC_ISSUER": "id.example.com"}, "FAIRLEAD_OIDC_ISSUER"),
        ({"FAIRLEAD_OIDC_CLIENT": ""}, "FAIRLEAD_OIDC_CLIENT"),
        ({"FAIRLEAD_OIDC_SECRET": ""}, "FAIRLEAD_OIDC_SECRET_FILE"),
        ({"FAIRLEAD_OIDC_SECRET_FILE": "/nowhere"}, "Set one of"),
        ({"FAIRLEAD_OIDC_SECRET": "", "FAIRLEAD_OIDC_SECRET_FILE": "/nowhere"}, "/nowhere"),
    ],
)
def test_a_provider_that_cannot_be_right_is_refused(change, named):
    with pytest.raises(BadSetting) as caught:
        provider(GOOD | change)
    assert named in caught.value.sentence


@pytest.mark.parametrize(("mode", "text", "said"), [(0o644, "s3cret", "chmod 600"), (0o600, " \n", "empty")])
def test_a_secret_file_that_others_can_read_or_that_is_empty_is_refused(mode, text, said, tmp_path):
    file = tmp_path / "secret"
    file.write_text(text)
    file.chmod(mode)
    with pytest.raises(BadSetting, match=said):
        provider(GOOD | {"FAIRLEAD_OIDC_SECRET": "", "FAIRLEAD_OIDC_SECRET_FILE": str(file)})


def test_a_secret_may_lie_in_a_file_of_its_own(tmp_path):
    file = tmp_path / "secret"
    file.write_text("s3cret\n")
    file.chmod(0o600)
    found = provider(GOOD | {"FAIRLEAD_OIDC_SECRET": "", "FAIRLEAD_OIDC_SECRET_FILE": str(file)})
    assert found.secret == "s3cret"
