"""A plan that exists somewhere else: pasted or uploaded, read line by line. The page itself is not kept."""

from dataclasses import dataclass
from typing import Any

from charset_normalizer import from_bytes
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.core.plans import Proposal
from fairlead.plan.apart import Tangled, propose_apart
from fairlead.plan.typed import Words

LONGEST = 200_000  # signs; the plan of a large firm has a tenth of it
LARGEST = 1_000_000  # bytes of a file
ZIPPED, BINARY = (
    b"PK\x03\x04",
    (b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b"),
)


class ImportForm(forms.Form):
    page = Words(
        label=gettext_lazy("The text"), at_most=LONGEST, required=False, is_line=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text=gettext_lazy("Copy the whole page, headings and all. Markdown is welcome and not needed."),
    )  # fmt: skip
    upload = forms.FileField(
        label=gettext_lazy("Or a file"), required=False, allow_empty_file=True,
        help_text=gettext_lazy("A text or Markdown file. From Word or PDF, copy the text."),
        widget=forms.FileInput(attrs={"accept": ".md,.markdown,.txt,.text,text/plain,text/markdown"}),
    )  # fmt: skip

    def clean_upload(self) -> str:
        given = self.cleaned_data["upload"]
        if given is None:
            return ""
        text = self.fields["page"].to_python(decoded(given))
        self.fields["page"].validate(text)
        return text

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if self.errors:
            return said
        text = said["upload"] or said["page"]
        if not text.strip():
            raise forms.ValidationError(_("There is nothing to read yet: paste a text, or choose a file."))
        return {"text": text, "proposal": _read(text)}


def _read(text: str) -> Proposal:
    try:
        return propose_apart(text)
    except Tangled:
        told = _(
            "This text takes too long to read; long runs of marks do that. Paste it in smaller pieces. Nothing was lost."
        )
        raise forms.ValidationError(told) from None


def decoded(given: UploadedFile) -> str:
    if given.size > LARGEST:
        raise forms.ValidationError(
            _("This file is larger than a megabyte: copy the text that matters instead.")
        )
    raw = given.read()
    if raw.startswith((ZIPPED, *BINARY)):
        raise forms.ValidationError(_("This is no text file: open it, copy the text, and paste it above."))
    found = from_bytes(raw).best() if raw else None
    if raw and found is None:
        raise forms.ValidationError(
            _("No known encoding fits this file: open it, copy the text, and paste it above.")
        )
    return str(found) if found else ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the page."""

    number: int
    text: str


def lines_of(text: str, first: int, last: int, most: int = 12) -> list[SourceLine]:
    """The lines that a proposal was read from, as they stand on the page."""
    lines = text.split("\n")[first - 1 : last]
    return [SourceLine(first + i, line[:600]) for i, line in enumerate(lines[:most])]
