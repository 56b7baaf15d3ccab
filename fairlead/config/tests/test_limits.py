"""How many messages go out, as the environment says it."""

import pytest

from fairlead.config.environment import BadSetting
from fairlead.config.limits import USUAL, limits
from fairlead.outbox.limits import Limit


def test_lanes_are_read_with_what_is_usual_for_the_others():
    found = limits({"FAIRLEAD_LIMITS": "mail=600@20, mail/*=60 mail/oak.example=@2,slack/*=30"})
    assert found == USUAL | {
        "mail": Limit(600, 20),
        "mail/*": Limit(60, None),
        "mail/oak.example": Limit(None, 2),
        "slack/*": Limit(30, None),
    }
    assert limits({}) == USUAL


@pytest.mark.parametrize(
    "said", ["mail", "mail=", "mail=0", "mail=many", "MAIL=5", "mail=5@0", "=5", "mail=-5"]
)
def test_what_cannot_be_read_is_refused_with_the_name_of_the_setting(said):
    with pytest.raises(BadSetting) as caught:
        limits({"FAIRLEAD_LIMITS": said})
    assert "FAIRLEAD_LIMITS" in caught.value.sentence
