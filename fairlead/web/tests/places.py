"""Where the files of the house style are."""

from pathlib import Path

ROOM = Path(__file__).resolve().parents[1]
READ_ME = ROOM / "README.md"
STYLE = ROOM / "static/web/fairlead.css"
DRAWINGS = ROOM.parent / "report/static/drawings.css"


def templates():
    """Of all rooms: mails and PDF have rules of their own."""
    return [path for path in sorted(ROOM.parent.glob("*/templates/**/*.html")) if "mail" not in path.parts]
