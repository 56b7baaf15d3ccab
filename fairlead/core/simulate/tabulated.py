"""Answers on scales as a survey house hands them over: counted by group, nobody's row among them."""

from typing import TYPE_CHECKING

from fairlead.core.simulate.columns import nothing

if TYPE_CHECKING:
    import pyarrow as pa

CUTS = ("unit", "level", "tenure")


def as_counts(answers: "pa.Table") -> "pa.Table":
    """The table `counts` of answers on scales: for the company and each declared cut, how many gave each answer."""
    import pyarrow as pa
    import pyarrow.compute as pc

    plain = pa.table({
        name: answers[name].cast(pa.string()) for name in ("pulse", "item", *CUTS)
    } | {"value": answers["value"]})  # fmt: skip
    given = plain.filter(pc.is_valid(plain["value"]))
    return pa.concat_tables([_by(given, cut) for cut in ("company", *CUTS)])


def _by(given: "pa.Table", cut: str) -> "pa.Table":
    import pyarrow as pa

    keys = ["pulse", "item", *([] if cut == "company" else [cut]), "value"]
    found = given.group_by(keys).aggregate([([], "count_all")]).sort_by([(key, "ascending") for key in keys])
    rows = found.num_rows
    return pa.table({
        "pulse": found["pulse"],
        "item": found["item"],
        "cut": pa.array([cut] * rows, pa.string()),
        "group": pa.array(["all"] * rows, pa.string()) if cut == "company" else found[cut],
        "option": found["value"].cast(pa.int64()).cast(pa.string()),
        "n": found["count_all"],
        "statement": nothing(rows),
    })  # fmt: skip
