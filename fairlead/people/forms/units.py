"""The form of a unit."""

from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from fairlead.people.models import Company, Unit
from fairlead.people.queries import unit_paths


class UnitForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    parent = forms.ChoiceField(label=_("Below"), required=False)

    def __init__(self, *arguments: Any, company: Company, unit: Unit | None = None, **named: Any) -> None:
        initial = {"name": unit.name, "parent": unit.parent_id} if unit else {}
        super().__init__(*arguments, initial=initial, **named)
        self.company, self.unit = company, unit
        below = set(unit.subtree()) if unit else set()
        places = sorted((path, pk) for pk, path in unit_paths(company).items() if pk not in below)
        self.fields["parent"].choices = [("", _("nothing: at the top")), *((pk, path) for path, pk in places)]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        same = Unit.objects.filter(
            company=self.company, parent=values.get("parent") or None, name__iexact=values.get("name", "")
        )
        if same.exclude(pk=self.unit.pk if self.unit else None).exists():
            self.add_error("name", now("There is a unit of that name there already."))
        return values

    def above(self) -> Unit | None:
        chosen = self.cleaned_data["parent"]
        return Unit.objects.get(company=self.company, pk=chosen) if chosen else None

    def add(self) -> Unit:
        return Unit.objects.create(company=self.company, parent=self.above(), name=self.cleaned_data["name"])

    def change(self) -> None:
        if self.unit is not None:
            self.unit.rename(self.cleaned_data["name"], below=self.above())
