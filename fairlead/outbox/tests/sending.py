"""A worker in a process of its own, to be killed: python -m fairlead.outbox.tests.sending"""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairlead.config.settings")


def main() -> None:
    django.setup()
    from datetime import timedelta

    from fairlead.outbox import claiming
    from fairlead.outbox.working import run_forever

    claiming.LEASE = timedelta(seconds=float(os.environ["LEASE"]))
    run_forever(pause=0.02)


if __name__ == "__main__":
    main()
