"""The full figures: runs each slow block, notes its outcome with commit and date, goes on where it stopped.

`python docs/prove.py curve recall` runs only the blocks whose names hold one of the words.
"""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STATE = ROOT / "bench/out/prove.json"
KEPT = (
    "The invented companies of the operating characteristics are kept in `bench/out` and gone on with, whatever the rule was when "
    "they were judged: delete them to begin anew."
)
TRIAL = ["-m", "fairlead", "operating-characteristics", "--story"]
SLOW = ["-m", "pytest", "-q", "-m", "slow"]
NEW_DICE = ["-m", "pytest", "-q", "-m", "not slow and not browser", "--hypothesis-profile=new-dice"]
OUTBOX = "fairlead/outbox/tests"
BLOCKS = {
    "every law with new dice": [*NEW_DICE, "fairlead", "tests/generative"],
    "the attacker, 3,000 firms": [*SLOW, "tests/generative/test_anonymity.py"],
    "the attacker of practice": [*SLOW, "tests/generative/test_practice_attacker.py"],
    "limits for all units at once, false alarms": [*SLOW, "fairlead/core/spread"],
    "false alarms over all questions of a firm": [*SLOW, "fairlead/core/simulate"],
    "what goes with the dose: false alarms and coverage": [*SLOW, "fairlead/core/dose"],
    "a gigabyte of answers": [*SLOW, "tests/journeys", "-k", "gigabyte"],
    "a hundred kills of the server": [*SLOW, "tests/journeys", "-k", "hundred"],
    "twenty backups under load": [*SLOW, "tests/journeys", "-k", "backups"],
    "every page, thoroughly, as owner and employee": [*SLOW, "tests/browser"],
    "two hundred kills of the outbox": [*SLOW, OUTBOX],
    "two hundred kills of the outbox, on PostgreSQL": [
        "tools/with_postgres.py",
        sys.executable,
        *SLOW,
        OUTBOX,
    ],
    "a thousand forged or repeated calls of mail providers": [*SLOW, "fairlead/home/tests/test_mail_hook.py"],
    "a thousand mails scanned three times, two hundred headers attacked": [*SLOW, "tests/mails"],
    "planning beside bare SQL goes through": ["bench/planning.py", "--people", "1000", "--turns", "1"],
    "ten thousand schedules": [*SLOW, "fairlead/communicate/tests"],
    "operating characteristics, 40 answers coded": [*TRIAL, "--runs", "10", "--coded", "40"],
    "intervals in the same companies": [*TRIAL, "--runs", "10", "--coded", "40", "--part", "intervals"],
    "operating characteristics, none coded": [*TRIAL, "--runs", "8", "--coded", "0", "--bias-odds", "1"],
    "a curve over distance": [
        *TRIAL,
        "--runs",
        "12",
        "--coded",
        "0",
        "--part",
        "curve",
        "--link",
        "believed",
    ],
    "false alarms of units": [*TRIAL, "--runs", "300", "--coded", "0", "--part", "alarms"],
    "how well recall is scored": ["bench/recall.py"],
}


def commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def run(block: str, arguments: list[str]) -> dict[str, str]:
    print(f"{block} ...", flush=True)
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    last = (done.stdout.strip().splitlines() or ["no output"])[-1]
    outcome = "passed" if done.returncode == 0 else f"FAILED ({done.returncode})"
    return {
        "outcome": outcome,
        "says": last,
        "commit": commit(),
        "date": datetime.now(UTC).date().isoformat(),
    }


def page(results: dict[str, dict[str, str]]) -> str:
    rows = [
        f"| {b} | {r['outcome']} | {r['says']} | {r['commit']} | {r['date']} |" for b, r in results.items()
    ]
    columns = "| block | outcome | last line | commit | date |\n| --- | --- | --- | --- | --- |\n"
    head = f"# Full figures\n\nMade by `make prove`. {KEPT}\n\n{columns}"
    missing = [block for block in BLOCKS if block not in results]
    beside = f"\nNot run yet: {'; '.join(missing)}.\n" if missing else ""
    return head + "\n".join(rows) + "\n" + beside


def main(wanted: list[str]) -> int:
    results = json.loads(STATE.read_text()) if STATE.exists() else {}
    for block, arguments in BLOCKS.items():
        if wanted and not any(word in block for word in wanted):
            continue
        if results.get(block, {}).get("commit") == commit() and results[block]["outcome"] == "passed":
            continue
        results[block] = run(block, arguments)
        STATE.parent.mkdir(parents=True, exist_ok=True)
        STATE.write_text(json.dumps(results, indent=1))
        (ROOT / "docs/proofs.md").write_text(page(results), encoding="utf-8")
    return 0 if all(r["outcome"] == "passed" for r in results.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
