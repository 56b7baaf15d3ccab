"""One process that makes backups when it is told to, and one that restores them: `twenty.py backup|restore FILE…`.

A process for each command would cost a test minutes; the commands are the same.
"""

import sys

from fairlead.cli import run

VERBS = {"backup": ["backup"], "restore": ["restore", "--over"]}


def main(verb: str, files: list[str]) -> None:
    for file in files:
        sys.stdin.readline()  # begins only when the test has noted what was acknowledged
        code = run([*VERBS[verb], file])
        sys.stdout.write(f"done {code}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
