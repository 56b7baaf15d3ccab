"""Some addresses are keys: whoever reads the log must not come in by it."""

import logging
import re

# Links of set-up, invitation, reset and the public page end in 40 characters and more; a plain UUID opens nothing by itself.
UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
KEY = re.compile(rf"(?<=/)(?!{UUID}(?:[/\s]|$))[^/\s]{{32,}}")


class WithoutKeys(logging.Filter):
    """Django logs the address of every page that it refuses: a set-up link with a weak password, say."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_keys(record.getMessage()), ()
        return True


def without_keys(line: str) -> str:
    return KEY.sub("…", line)
