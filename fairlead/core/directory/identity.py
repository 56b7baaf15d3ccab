"""Who a row is about: numbers, or ids made of addresses or names; nobody twice."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fairlead.core.directory.managers import fold
from fairlead.core.directory.values import Entry, Fault, Record


def identified(
    faults: list[Fault], drafts: Sequence[Entry], headings: Mapping[str, str], file: str
) -> tuple[list[Entry], bool, tuple[str, ...]]:
    """Entries with ids, whether these are the file's own, and what is to be said of it."""
    own = "person" in headings
    named = [entry for draft in drafts if (entry := with_name(faults, draft, headings, file))]
    given = [entry for draft in named if (entry := with_id(faults, draft, headings, file))]
    notes = []
    if not own:
        by = "their work e-mail" if "email" in headings else "their name"
        notes.append(f"The file has no employee numbers: people are told apart by {by}.")
    if not {"name", "first_name", "last_name"} & set(headings):
        notes.append("The file has no names: job titles, addresses or numbers stand in for them.")
    return without_doubles(faults, given, headings, file), own, tuple(notes)


def with_name(faults: list[Fault], entry: Entry, headings: Mapping[str, str], file: str) -> Entry | None:
    """A row without a name is left out, unless the file has none at all."""
    record = entry.record
    heading = headings.get("name") or headings.get("last_name") or headings.get("first_name") or ""
    if not record.name and heading:
        faults.append(Fault(file, entry.line, heading, "The row has no name: it was left out."))
        return None
    stand_in = record.name or record.job or record.email.partition("@")[0] or record.person
    return replace(entry, record=replace(record, name=stand_in)) if stand_in else None


def with_id(faults: list[Fault], entry: Entry, headings: Mapping[str, str], file: str) -> Entry | None:
    """The number, or where the file has no column of numbers the address, else the name."""
    record = entry.record
    if record.person:
        return replace(entry, said=entry.said | {"person"})
    if "person" in headings:
        sentence = f"{record.name} has no number here: the row was left out."
        faults.append(Fault(file, entry.line, headings["person"], sentence))
        return None
    return replace(entry, record=replace(record, person=made_id(record)), said=entry.said - {"person"})


def made_id(record: Record) -> str:
    """An id for one who has no number.

    >>> made_id(Record("", "Ada Berg")), made_id(Record("", "Ada Berg", email="ada@firm.example"))
    ('ada-berg', 'ada@firm.example')
    """
    return record.email or "-".join(fold(record.name).split())


def without_doubles(
    faults: list[Fault], entries: Sequence[Entry], headings: Mapping[str, str], file: str
) -> list[Entry]:
    """Of two rows about one person the first is used; an address that another row has is not taken."""
    seen: dict[str, Entry] = {}
    emails: dict[str, int] = {}
    for entry in entries:
        record = entry.record
        if first := seen.get(record.person):
            column = headings.get("person") or headings.get("email") or headings.get("name") or ""
            faults.append(Fault(file, entry.line, column, twice(first, entry)))
            continue
        if record.email in emails:
            sentence = f"{record.email} stands on line {emails[record.email]} too: it was not taken for {record.name}."
            faults.append(Fault(file, entry.line, headings.get("email", ""), sentence, "field"))
            entry = replace(entry, record=replace(record, email=""), said=entry.said - {"email"})
        elif record.email:
            emails[record.email] = entry.line
        seen[record.person] = entry
    return list(seen.values())


def twice(first: Entry, second: Entry) -> str:
    """The sentence for a second row with one id."""
    at = f"line {first.line}"
    if is_other(first.record, second.record):
        return (
            f"The number {second.record.person} is used for {first.record.name} on {at} and for {second.record.name} here: "
            "give one of them another number; this row was left out."
        )
    return f"{second.record.name} stands on {at} already: this row was left out."


def is_other(one: Record, other: Record) -> bool:
    """Whether two records with one id are of two people: another name and another first day, and not one address.

    >>> from datetime import date
    >>> ada = Record("7", "Ada Berg", hired_on=date(2020, 1, 1))
    >>> is_other(ada, Record("7", "Bo Lund", hired_on=date(2026, 1, 1))), is_other(ada, Record("7", "Ada Lund"))
    (True, False)
    """
    if fold(one.name) == fold(other.name) or (one.email and one.email == other.email):
        return False
    return bool(one.hired_on and other.hired_on and one.hired_on != other.hired_on)
