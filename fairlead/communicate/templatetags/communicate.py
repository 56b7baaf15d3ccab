"""Names of kinds, texts of statements."""

from collections.abc import Mapping

from django import template
from django.utils.dates import WEEKDAYS

from fairlead.communicate.dose import band_names, way_names
from fairlead.communicate.models import Kind

register = template.Library()


@register.simple_tag
def kind_name(kind: str) -> str:
    return str(Kind(kind).label)


@register.simple_tag
def text_of(texts: Mapping[str, str], key: str) -> str:
    return texts.get(key, key)


@register.simple_tag
def band_name(band: str) -> str:
    return band_names()[band]


@register.simple_tag
def way_name(way: str) -> str:
    return way_names()[way]


@register.simple_tag
def weekday(number: int) -> str:
    return str(WEEKDAYS[number])
