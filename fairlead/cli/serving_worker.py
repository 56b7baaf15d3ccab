"""`worker`: the work that waits; alone, or as a child of `serve`, which it does not outlive."""

import os
import signal
import subprocess
import sys
from gettext import gettext as _
from threading import Thread
from time import monotonic, sleep

from fairlead.cli import telling
from fairlead.cli.serving_django import start_prepared

REST = 5.0  # seconds between two starts of a worker that fails
GRACE = 20.0  # seconds for a message that is on its way when the worker is stopped


def work(beside: int | None) -> None:
    """Sends until stopped. `beside` is the process to end with."""
    start_prepared()
    if beside is not None:
        Thread(target=_end_with, args=(beside,), daemon=True).start()
    from django.conf import settings
    from django.utils.module_loading import import_string

    from fairlead.outbox.working import run_forever

    run_forever(jobs=import_string(settings.JOBS))


def _end_with(parent: int) -> None:
    """A server that was killed cannot tell its children; they notice that they have another parent."""
    while os.getppid() == parent:
        sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


class Beside:
    """The worker as a child: started again when it ends, not more often than every `REST` seconds."""

    def __init__(self) -> None:
        self.child: subprocess.Popen[bytes] | None = None
        self.began = -REST

    def mind(self) -> None:
        if (self.child and self.child.poll() is None) or monotonic() - self.began < REST:
            return
        if self.child:
            telling.aside(_("The worker has ended; it is started again."))
        self.began = monotonic()
        command = [sys.executable, "-m", "fairlead", "worker", "--beside", str(os.getpid())]
        self.child = subprocess.Popen(command)

    def stop(self) -> None:
        if self.child is None or self.child.poll() is not None:
            return
        self.child.terminate()
        try:
            self.child.wait(GRACE)
        except subprocess.TimeoutExpired:
            self.child.kill()
