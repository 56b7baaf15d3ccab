"""The page of settings names each name that the program reads, and no other."""

import re
from pathlib import Path

from fairlead.cli import serving_demo, serving_django
from fairlead.config import environment, limits, mail_accounts, outside

PAGE = Path(__file__).resolve().parents[3] / "docs/operate/settings.md"
NAME = re.compile(r"FAIRLEAD_[A-Z_]+")


def read_by(*modules):
    values = (value for module in modules for value in vars(module).values())
    return {value for value in values if isinstance(value, str) and NAME.fullmatch(value)}


def test_each_setting_is_on_the_page_and_each_on_the_page_is_a_setting():
    listed = re.findall(r"^\| `(FAIRLEAD_[A-Z_]+)` \|", PAGE.read_text(encoding="utf-8"), re.M)
    assert len(listed) == len(set(listed))
    assert set(listed) == read_by(environment, limits, mail_accounts, outside)


def test_the_commands_mean_the_same_names():
    assert serving_django.DATA == environment.DATA
    assert (serving_demo.SITE, serving_demo.DEVELOPMENT) == (environment.SITE, environment.DEVELOPMENT)
