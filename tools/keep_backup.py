"""Keeps a backup of the sample company as this version makes it: `tools/keep_backup.py issue-4`, once at each tag.

`tests/journeys/operations/test_migrations.py` restores every one of them with the version of the day: tables are
migrated with data in them, from that tag on.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "tests/data/migrations"


def main(name: str) -> None:
    target = KEPT / f"{name}.tar.gz"
    if target.exists():
        sys.exit(f"{target} is there already: what a version made is never made anew.")
    with tempfile.TemporaryDirectory() as folder:
        said = {name: value for name, value in os.environ.items() if not name.startswith("FAIRLEAD_")}
        command = [sys.executable, "-m", "fairlead"]
        subprocess.run([*command, "demo", folder, "--web", "--no-serve"], env=said, cwd=ROOT, check=True)
        said["FAIRLEAD_DATA"] = f"{folder}/web"
        subprocess.run([*command, "backup", str(target)], env=said, cwd=ROOT, check=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
