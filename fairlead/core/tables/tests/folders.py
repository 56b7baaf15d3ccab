"""Small folders as they come, for the tests beside."""

from pathlib import Path

import pytest

from fairlead.core.errors import BadInput
from fairlead.core.tables import Firm, Refusal, read

AGREE = '[scales.agree]\nlabels = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"]\n'


IN_ORDER = "ORDER BY length(respondent), respondent, item"  # of lines, where the line stands for the person


def write(folder: Path, **files: str | bytes) -> Path:
    """Files into a folder; `answers_csv` is written as answers.csv."""
    folder.mkdir(exist_ok=True, parents=True)
    for name, content in files.items():
        stem, _, ending = name.rpartition("_")
        path = folder / f"{stem}.{ending}"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def survey(folder: Path, csv: str | bytes, items: str, head: str = "", columns: str = "") -> Path:
    """A wide file of answers with its mapping."""
    named = f"[file.columns]\n{columns}\n" if columns else ""
    toml = f'{AGREE}[[file]]\npath = "form.csv"\ntable = "answers"\nshape = "wide"\npulse = "now"\n{head}\n{named}{items}'
    return write(folder, form_csv=csv, fairlead_toml=toml)


def item(column: str, how: str = 'scale = "agree"', id: str = "q") -> str:
    """One [[file.item]]."""
    return f'[[file.item]]\ncolumn = "{column}"\nitem = "{id}"\n{how}\n'


def rows(firm: Firm, query: str) -> list[tuple]:
    """What a query finds."""
    return firm.connection.execute(query).fetchall()


def values(firm: Firm) -> list[float | None]:
    """The values of all answers in order of rows."""
    return [value for (value,) in rows(firm, f"SELECT value FROM answers {IN_ORDER}")]


def sentence(folder: Path) -> str:
    """The one sentence with which a folder is refused."""
    with pytest.raises(BadInput) as caught:
        read(folder)
    assert "\n" not in str(caught.value)
    return caught.value.sentence


def only_refusal(firm: Firm) -> Refusal:
    """The single refusal of a reading."""
    assert firm.reading.refused == 1, firm.reading.refusals
    return firm.reading.refusals[0]


def kinds(firm: Firm) -> set[str]:
    """The kinds of suspicion that were said."""
    return {suspicion.kind for suspicion in firm.reading.suspicions}
