"""The processes of bench/outbox.py: a sink, the bare loop, and the parts of our own path."""

import asyncio
import smtplib
import sys
from time import perf_counter, process_time

WORDS = "Ring everyone we placed last week, and write down what they say. " * 12
PAGE = f"<html><body><p>{WORDS}</p><p><a href='https://oak.example/'>Today</a></p></body></html>"
A_TRANSACTION = 500  # as a round of tellings is put in


class Sink(asyncio.Protocol):
    """Takes every message and keeps none (RFC 5321, with PIPELINING of RFC 2920)."""

    def connection_made(self, transport):
        self.line, self.waiting, self.in_text = transport, b"", False
        transport.write(b"220 sink\r\n")

    def data_received(self, data):
        self.waiting += data
        answers = list(self.answers())
        if answers:
            self.line.write(b"".join(answers))

    def answers(self):
        while True:
            end = b"\r\n.\r\n" if self.in_text else b"\r\n"
            said, found, rest = self.waiting.partition(end)
            if not found:
                return
            self.waiting = rest
            yield self.answer(said[:4].upper())

    def answer(self, word):
        if self.in_text:
            self.in_text = False
            return b"250 taken\r\n"
        self.in_text = word == b"DATA"
        known = {
            b"EHLO": b"250-sink\r\n250 PIPELINING\r\n",
            b"DATA": b"354 go on\r\n",
            b"QUIT": b"221 bye\r\n",
        }
        return known.get(word, b"250 fine\r\n")


def sink() -> None:
    async def serve() -> None:
        server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", 0)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()

    asyncio.run(serve())


class Watch:
    """Begins when all are ready; prints seconds by the clock and of the processor."""

    def __init__(self) -> None:
        print("ready", flush=True)
        sys.stdin.readline()
        self.began, self.used = perf_counter(), process_time()

    def stop(self) -> None:
        print(perf_counter() - self.began, process_time() - self.used, flush=True)


def content() -> bytes:
    from fairlead.outbox.letters import letter

    return letter(
        sender="fairlead@oak.example",
        to="p1@oak.example",
        subject="Hello",
        text=WORDS,
        html=PAGE,
        message_id="<1@x>",
    )


def bare(messages: str, port: str) -> None:
    text = content()
    line = smtplib.SMTP("127.0.0.1", int(port))
    line.ehlo()
    watch = Watch()
    for _number in range(int(messages)):
        line.sendmail("fairlead@oak.example", ["p1@oak.example"], text)
    watch.stop()


def wire(messages: str, _port: str) -> None:
    """Our line alone: ready bytes, no table."""
    import django

    django.setup()
    from django.conf import settings

    from fairlead.outbox.transport import Smtp

    text, line = content(), Smtp(settings.MAIL)
    line._open()
    watch = Watch()
    for number in range(int(messages)):
        line.send("fairlead@oak.example", f"p{number}@oak.example", text)
    watch.stop()


def prepare() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    watch = Watch()
    call_command("migrate", verbosity=0)
    watch.stop()


def enqueue(messages: str) -> None:
    import django

    django.setup()
    from fairlead.outbox.services import enqueue_all, written

    watch = Watch()
    for start in range(0, int(messages), A_TRANSACTION):
        numbers = range(start, min(start + A_TRANSACTION, int(messages)))
        enqueue_all(
            written(purpose="telling", to=f"p{number}@oak.example", subject="Hello", text=WORDS, html=PAGE)
            for number in numbers
        )
    watch.stop()


def send() -> None:
    import django

    django.setup()
    from django.conf import settings

    from fairlead.outbox.transport import Smtp
    from fairlead.outbox.working import name, work_once

    line = Smtp(settings.MAIL)
    watch = Watch()
    while work_once(line, name()):
        pass
    watch.stop()


def check() -> None:
    import django

    django.setup()
    from fairlead.outbox.models import Message, State

    watch = Watch()
    if Message.objects.exclude(state=State.SENT).exists():
        sys.exit("not all was sent")
    watch.stop()


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
