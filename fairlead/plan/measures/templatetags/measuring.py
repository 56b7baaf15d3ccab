"""A figure with its unit, in a page."""

from django import template

from fairlead.plan.measures.figures import with_unit

register = template.Library()


@register.filter
def figure(value: float | None, unit: str = "") -> str:
    return with_unit(value, unit)
