"""The notebook that Fairlead replaces: the same numbers with pandas, as an analyst who knows it would write them.

`python bench/notebook.py FOLDER OUT [--tuned]`. Tuned: texts are read as categories, which few notebooks do.
"""

import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
from counting import ABOUT, AS_OF, report

LEVELS, UNIT = "level", "unit"


def read(folder: Path, tuned: bool) -> dict[str, pd.DataFrame]:
    """Only the columns that are needed, of each table."""
    columns = {
        "answers": ["item", "respondent", "value", "missing", "unit", "level"],
        "people": ["person", "unit", "hired_on", "left_on"],
        "exits": ["leaver", "reason", "primary"],
        "items": ["item", "low", "high", "reversed"],
    }
    if not tuned:
        return {
            name: pd.read_parquet(folder / f"{name}.parquet", columns=wanted)
            for name, wanted in columns.items()
        }
    words = ["item", "missing", "unit", "level", "reason", "respondent"]
    return {
        name: pq.read_table(folder / f"{name}.parquet", columns=wanted, read_dictionary=words).to_pandas()
        for name, wanted in columns.items()
    }


def tallies(answers: pd.DataFrame, items: pd.DataFrame) -> dict[str, Any]:
    """Answers by option for the company, each unit and each level, with cannot say and skipped."""
    scaled = items[items["low"].notna()].set_index("item")
    rows = answers[answers["item"].isin(scaled.index)]
    code = rows["value"].fillna(0).astype("int8").to_numpy().copy()  # 1 to 5; then cannot say, then skipped
    code[rows["value"].isna().to_numpy()] = 7
    code[(rows["missing"] == "cannot-say").to_numpy()] = 6
    rows = rows.assign(code=code)
    found: dict[str, Any] = {str(item): {} for item in scaled.index}
    for cut in (UNIT, LEVELS):
        table = rows.groupby(["item", cut, "code"], observed=True).size().unstack("code", fill_value=0)
        table = table.reindex(columns=range(1, 8), fill_value=0)
        for item, part in table.groupby(level="item", observed=True):
            groups = part.index.get_level_values(cut).astype(str)
            found[str(item)][cut] = dict(zip(groups, part.to_numpy().tolist(), strict=True))
            found[str(item)]["company"] = {"all": part.to_numpy().sum(axis=0).tolist()}
    return found


def heads(people: pd.DataFrame) -> dict[str, int]:
    """People employed on the day, by unit."""
    today = pd.Timestamp(AS_OF)
    hired, left = pd.to_datetime(people["hired_on"]), pd.to_datetime(people["left_on"])
    here = people[(hired <= today) & (left.isna() | (left >= today))]
    counted = here.groupby("unit", observed=True)["person"].nunique()
    return {str(unit): int(n) for unit, n in counted.items()}


def patterns(answers: pd.DataFrame, items: pd.DataFrame) -> dict[str, list[int]]:
    """Staying against three items, within respondents."""
    wanted = ["stay-intent", *ABOUT]
    rows = answers[answers["item"].isin(wanted)]
    wide = rows.assign(item=rows["item"].astype(str)).pivot(
        index="respondent", columns="item", values="value"
    )
    middle = items.set_index("item")[["low", "high"]].mean(axis=1)
    yes = pd.DataFrame({i: np.where(wide[i].isna(), -1, wide[i] > middle[i]).astype(int) for i in wanted})
    known = yes[yes["stay-intent"] >= 0]
    counted = known.groupby(list(ABOUT))["stay-intent"].agg(["size", "sum"])
    return {
        " ".join(map(str, key)): [int(n), int(s)]
        for key, (n, s) in zip(counted.index, counted.to_numpy(), strict=True)
    }


def exits(rows: pd.DataFrame) -> dict[str, Any]:
    """Leavers, and how many name each family of reasons."""
    family = rows["reason"].astype(str).str.split("/").str[0]
    rows = rows.assign(family=family)
    named = rows.groupby("family")["leaver"].nunique()
    primary = rows[rows["primary"]].groupby("family")["leaver"].nunique()
    return {
        "leavers": int(rows["leaver"].nunique()),
        "named": {str(f): int(n) for f, n in named.items()},
        "primary": {str(f): int(primary.get(f, 0)) for f in named.index},
    }


def main(folder: str, out: str, *how: str) -> None:
    begun = time.perf_counter()
    tables = read(Path(folder), "--tuned" in how)
    has_read = time.perf_counter()
    answers, items = tables["answers"], tables["items"]
    spoken = answers[answers["missing"].isna() | (answers["missing"] != "skipped")]
    found = {
        "tallies": tallies(answers, items),
        "heads": heads(tables["people"]),
        "respondents": int(spoken["respondent"].nunique()),
        "patterns": patterns(answers, items),
        "exits": exits(tables["exits"]),
    }
    report(out, begun, has_read, found)


if __name__ == "__main__":
    main(*sys.argv[1:])
