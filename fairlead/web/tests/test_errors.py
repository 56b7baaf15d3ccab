"""Every error of every room has one place in the table: a page, JSON and an exit code that agree."""

import importlib
import json
import pkgutil

import pytest
from django.test import RequestFactory

import fairlead
from fairlead.core.errors import FairleadError
from fairlead.web.errors import STATUS, FirstDoThis, status_of
from fairlead.web.middleware import answer

SAID = "The file is empty: put a row in it."


def every_error() -> list[type[FairleadError]]:
    for module in pkgutil.walk_packages(fairlead.__path__, "fairlead."):
        if not any(part in module.name for part in (".tests", "__main__", ".migrations", ".wsgi")):
            importlib.import_module(module.name)
    return sorted(set(below(FairleadError)), key=lambda kind: (kind.__module__, kind.__name__))


def below(kind: type[FairleadError]):
    yield kind
    for child in kind.__subclasses__():
        yield from below(child)


def said_by(kind: type[FairleadError]) -> FairleadError:
    error = kind.__new__(kind)
    error.args = (SAID,)
    return error


@pytest.fixture(scope="module")
def errors():
    return [said_by(kind) for kind in every_error() if kind.__module__.startswith("fairlead.")]


def test_there_are_errors_of_several_rooms(errors):
    assert len({type(error).__module__ for error in errors}) > 3


def test_every_error_becomes_a_refusal_and_an_exit_code_other_than_success(errors):
    for error in errors:
        assert 400 <= status_of(error) < 600, type(error)
        assert error.exit_code > 0, type(error)


def test_no_error_carries_a_status_of_its_own_beside_the_table(errors):
    assert [type(error).__name__ for error in errors if hasattr(error, "status")] == []


def test_the_page_says_the_sentence_under_the_status_of_the_table(errors):
    for error in errors:
        if isinstance(error, FirstDoThis):  # a redirect, with the sentence on the next page
            continue
        page = answer(RequestFactory().get("/"), error)
        assert page.status_code == status_of(error)
        assert error.sentence in page.content.decode().replace("&#x27;", "'"), type(error)


def test_a_program_gets_json_with_the_same_status_and_the_exit_code_of_the_command_line(errors):
    for error in errors:
        found = answer(RequestFactory().get("/", headers={"Accept": "application/json"}), error)
        assert json.loads(found.content) == {
            "error": error.sentence, "status": found.status_code, "exit_code": error.exit_code,
        }  # fmt: skip
        assert found.status_code == status_of(error)


def test_an_error_of_a_room_is_mapped_with_its_nearest_parent():
    class Odd(list(STATUS)[-1]):
        """An error that nobody put in the table."""

    assert status_of(said_by(Odd)) == list(STATUS.values())[-1]
