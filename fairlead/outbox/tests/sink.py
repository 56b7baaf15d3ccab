"""A mail server that takes everything and counts how often each Message-ID came; in a process of its own, since it must be quick."""

import asyncio
import re
import subprocess
import sys
from collections import Counter

ID = re.compile(rb"(?mi)^Message-ID:\s*(\S+)")


class Line(asyncio.Protocol):
    """RFC 5321, with PIPELINING of RFC 2920."""

    def __init__(self, taken: Counter[bytes]) -> None:
        self.taken, self.waiting, self.in_text = taken, b"", False

    def connection_made(self, transport):
        self.line = transport
        transport.write(b"220 sink\r\n")

    def data_received(self, data):
        self.waiting += data
        self.line.write(b"".join(self.answers()))

    def answers(self):
        while True:
            said, found, rest = self.waiting.partition(b"\r\n.\r\n" if self.in_text else b"\r\n")
            if not found:
                return
            self.waiting = rest
            yield self.text(said) if self.in_text else self.word(said[:4].upper())

    def text(self, said):
        self.in_text = False
        self.taken[ID.search(said)[1]] += 1
        return b"250 taken\r\n"

    def word(self, word):
        self.in_text = word == b"DATA"
        known = {
            b"EHLO": b"250-sink\r\n250 PIPELINING\r\n",
            b"DATA": b"354 go on\r\n",
            b"QUIT": b"221 bye\r\n",
        }
        return known.get(word, b"250 fine\r\n")


class Sink:
    """`with Sink() as sink:` `sink.port`; `sink.taken()` at the end."""

    def __enter__(self):
        self.process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.port = int(self.process.stdout.readline())
        return self

    def taken(self) -> Counter[str]:
        said, _nothing = self.process.communicate("end\n")
        return Counter({name: int(n) for name, n in (line.split() for line in said.splitlines())})

    def __exit__(self, *_said):
        self.process.kill()
        self.process.wait()


async def serve() -> None:
    taken: Counter[bytes] = Counter()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Line(taken), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201 (a figure, or a word between processes)
    await loop.run_in_executor(None, sys.stdin.readline)
    for name, n in taken.items():
        print(name.decode(), n)  # noqa: T201 (a figure, or a word between processes)


if __name__ == "__main__":
    asyncio.run(serve())
