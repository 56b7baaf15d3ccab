"""A QR code on a page, said in words for who cannot see it."""

from typing import Any

from django import template

from fairlead.web.qr import code_of

register = template.Library()


@register.inclusion_tag("web/components/qr.html")
def qr(address: str, label: str) -> dict[str, Any]:
    return {"code": code_of(address), "label": label}
