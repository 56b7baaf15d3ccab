"""Small people files, all invented, for the tests beside."""

from datetime import date

from fairlead.core.directory import changes, match, read, read_sheet, sheet_of_text

TODAY = date(2026, 11, 25)


def pasted(text, known=(), told=None):
    """A pasted table as people."""
    sheet = sheet_of_text(text)
    return read(sheet, match(sheet, told), known)


def filed(path, content, known=(), told=None):
    """A file as people."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    sheet = read_sheet(path)
    return read(sheet, match(sheet, told), known)


def people(text, known=()):
    """The records of a pasted table by their ids."""
    return {entry.record.person: entry.record for entry in pasted(text, known).entries}


def difference(current, text, full=False):
    """What a pasted table would change."""
    return changes(current, pasted(text, current), full=full, on=TODAY)


def records(text):
    """The people of a pasted table, as a store would hold them."""
    return tuple(entry.record for entry in pasted(text).entries)


def faults(text, known=()):
    """Line, heading and what is stopped, of each fault of a pasted table."""
    return [(fault.line, fault.column, fault.stops) for fault in pasted(text, known).faults]
