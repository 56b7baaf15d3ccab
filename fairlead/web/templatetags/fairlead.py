"""The components that need arithmetic or a body; the plain ones are included from web/components/."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from fairlead.web.differences import between
from fairlead.web.english import in_english

register = template.Library()
THEMES = {"light", "dark"}
register.filter("in_english", in_english)


@register.simple_tag(takes_context=True)
def theme(context: dict[str, Any]) -> str:
    """What the visitor chose; the script writes the cookie, so no page flashes in the other scheme."""
    request = context.get("request")
    chosen = request.COOKIES.get("theme", "") if request else ""
    return chosen if chosen in THEMES else ""


@register.simple_block_tag
def put(content: str) -> SafeString:
    """What a block holds, to see whether there is anything in it."""
    return mark_safe(content.strip())  # rendered, so escaped already


@register.simple_tag
def with_buttons(main: str, buttons: str) -> SafeString:
    """The buttons of a page stand beside its heading, wherever in `main` it was written: one order for eye and ear."""
    start, end = main.find("<h1"), main.find("</h1>") + len("</h1>")
    if not buttons or start < 0:
        return mark_safe(main)
    beside = f'<div class="page-title">{main[start:end]}<div class="page-actions">{buttons}</div></div>'
    return mark_safe(main[:start] + beside + main[end:])


@register.simple_block_tag
def table(
    content: str, caption: str, id: str = "", long: bool = False, show_caption: bool = True
) -> SafeString:
    values = {
        "content": content,
        "caption": caption,
        "id": id or f"table-{slugify(caption) or 'of-this-page'}",
        "long": long,
        "show_caption": show_caption,
    }
    return render_to_string("web/components/table.html", values)


@register.simple_block_tag
def dialog(content: str, id: str, title: str) -> SafeString:
    return render_to_string("web/components/dialog.html", {"content": content, "id": id, "title": title})


@register.inclusion_tag("web/components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    wrong = [field for field in form.visible_fields() if field.errors]
    return {"form": form, "wrong": wrong, "count": len(wrong) + len(form.non_field_errors())}


@register.inclusion_tag("web/components/pages.html", takes_context=True)
def pages(context: dict[str, Any], page: Page) -> dict[str, Any]:
    """Links to the other pages; what else stands in the address is kept."""
    query = context["request"].GET if "request" in context else {}
    kept = urlencode([(key, value) for key, value in query.items() if key != "page"])
    numbers = list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))
    return {"page": page, "keep": f"{kept}&" if kept else "", "numbers": numbers}


@register.inclusion_tag("web/components/difference.html")
def difference(before: str, after: str) -> dict[str, Sequence[tuple[str, str]]]:
    return {"parts": between(str(before), str(after))}
