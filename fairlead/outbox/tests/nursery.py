"""Workers to be killed, each in a process of its own: python -m fairlead.outbox.tests.nursery

All is loaded once; for each line that it reads it forks a worker and says its number, which costs a few milliseconds.
"""

import os
import signal
import sys
from datetime import timedelta

import django


def main() -> None:
    django.setup()
    from fairlead.outbox import claiming
    from fairlead.outbox.working import run_forever

    claiming.LEASE = timedelta(seconds=float(os.environ["LEASE"]))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead leave nothing behind
    print("ready", flush=True)  # noqa: T201 (a figure, or a word between processes)
    for _line in sys.stdin:
        if not (worker := os.fork()):
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            run_forever(pause=0.02)
            os._exit(0)
        print(worker, flush=True)  # noqa: T201 (a figure, or a word between processes)


if __name__ == "__main__":
    main()
