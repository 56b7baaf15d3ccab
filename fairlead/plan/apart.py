"""Reads a pasted page in a process of its own, which is ended when it takes too long: no text can hold the server.

`python -m fairlead.plan.apart` is the other end: text in, the pickled proposal out.
"""

import os
import pickle
import subprocess
import sys

from fairlead.core.plans import Proposal, propose

SECONDS = 20
SMALL = 2_000  # signs; so few are read in time whatever they are


class Tangled(Exception):
    """The page was not read in time."""


def propose_apart(text: str, seconds: float = SECONDS) -> Proposal:
    """What `propose` makes of the text. Raises Tangled after that many seconds."""
    if len(text) <= SMALL:
        return propose(text)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "fairlead.plan.apart"],
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(part for part in sys.path if part)},
            timeout=seconds,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise Tangled from None
    return pickle.loads(done.stdout)


if __name__ == "__main__":
    text = sys.stdin.buffer.read().decode("utf-8")
    sys.stdout.buffer.write(pickle.dumps(propose(text)))
