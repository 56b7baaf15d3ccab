"""Asks the DNS for texts, within seconds."""

import dns.exception
import dns.resolver

SECONDS = 3.0


def texts(name: str, resolver: dns.resolver.Resolver | None = None) -> list[str] | None:
    """The TXT records at a name; empty when there are none, None when nobody answered."""
    try:
        asked = resolver or dns.resolver.Resolver()
        found = asked.resolve(name, "TXT", lifetime=SECONDS)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except (dns.exception.DNSException, OSError):
        return None
    return [b"".join(record.strings).decode(errors="replace") for record in found]
