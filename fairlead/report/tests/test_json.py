"""The JSON report keeps to its schema, whatever the firm, and says every figure."""

import json as standard
from dataclasses import fields, is_dataclass, replace

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from fairlead.core.values import Estimate
from fairlead.report import json
from fairlead.report.tests.samples import ALL, rich

VALIDATOR = Draft202012Validator(json.schema(), format_checker=FormatChecker())


def estimates(value):
    """Every Estimate anywhere inside a value."""
    if isinstance(value, Estimate):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from estimates(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from estimates(one)


def figures(node):
    """Every object of a JSON document that bears an estimate."""
    if isinstance(node, dict):
        if node.get("estimate") is not None:
            yield node
        for inner in node.values():
            yield from figures(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from figures(inner)


def numbers_of(estimate):
    low, high = (None, None) if estimate.interval is None else (estimate.interval.low, estimate.interval.high)
    return estimate.value, low, high, estimate.n, estimate.base, estimate.method


@pytest.mark.parametrize("name", ALL)
def test_each_report_keeps_to_the_schema(name):
    VALIDATOR.validate(standard.loads(json.write(ALL[name]())))


def test_the_schema_itself_is_a_valid_schema():
    Draft202012Validator.check_schema(json.schema())


def test_a_report_without_a_verdict_breaks_the_schema():
    made = json.render(rich())
    del made["verdict"]
    with pytest.raises(ValidationError, match="verdict"):
        VALIDATOR.validate(made)


def test_it_begins_as_the_design_says():
    made = json.render(rich())
    assert list(made)[:2] == ["schema", "company"]
    assert made["schema"] == "fairlead/1"
    assert made["verdict"]["id"] == "did-not-land"
    known = next(link for link in made["links"] if link["id"] == "known")
    assert (known["status"], known["estimate"], known["low"], known["high"], known["n"], known["cut"]) == (
        "fails", 0.279, 0.172, 0.418, 43, 0.5,
    )  # fmt: skip


@pytest.mark.parametrize("name", ALL)
def test_every_estimate_of_the_diagnosis_is_there_with_its_interval_and_base(name):
    diagnosis = ALL[name]()
    said = [
        (f["estimate"], f["low"], f["high"], f["n"], f["base"], f["method"])
        for f in figures(json.render(diagnosis))
    ]
    assert sorted(map(repr, said)) == sorted(repr(numbers_of(e)) for e in estimates(diagnosis))


def test_a_number_that_json_does_not_know_is_refused():
    broken = replace(rich(), illusion_gap=Estimate(float("nan"), None, 5, "broken"))
    with pytest.raises(ValueError, match="not JSON compliant"):
        json.write(broken)
