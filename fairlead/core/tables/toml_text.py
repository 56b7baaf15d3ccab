"""Values as TOML writes them."""

import json
from collections.abc import Iterable


def quoted_text(value: str) -> str:
    """A text in quotes. What JSON escapes, TOML reads; only DEL must be escaped besides.

    >>> print(quoted_text('the "call"'), quoted_text("Größe"))
    "the \\"call\\"" "Größe"
    """
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def quoted_list(values: Iterable[str]) -> str:
    """A list of texts.

    >>> print(quoted_list(["a", "b"]))
    ["a", "b"]
    """
    return f"[{', '.join(quoted_text(value) for value in values)}]"
