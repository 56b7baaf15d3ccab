"""Forms of one person and of the list."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from fairlead.core.directory import Record
from fairlead.core.directory.managers import Book
from fairlead.core.directory.units import Tree, path_of
from fairlead.people.models import ExitKind, Person, User
from fairlead.people.reporting import today

LONGEST = 200


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayForm(forms.Form):
    on = forms.DateField(label=_("On which day?"), required=False, widget=Day())


class ListForm(DayForm):
    q = forms.CharField(
        label=_("Search"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    unit = forms.UUIDField(required=False, widget=forms.HiddenInput)

    field_order = ("q", "on", "unit")


class PersonForm(forms.Form):
    """A person as one value; `known` are all, by number."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST)
    email = forms.EmailField(label=_("Work e-mail"), required=False, max_length=LONGEST)
    unit = forms.CharField(
        label=_("Unit"), required=False, max_length=1_000, help_text=_("From the top: Firm / North / Sales"),
        widget=forms.TextInput(attrs={"list": "units"}),
    )  # fmt: skip
    manager = forms.CharField(
        label=_("Manager"), required=False, max_length=LONGEST, help_text=_("Number, e-mail or full name")
    )
    job = forms.CharField(label=_("Job title"), required=False, max_length=LONGEST)
    level = forms.CharField(label=_("Level"), required=False, max_length=LONGEST)
    location = forms.CharField(label=_("Location"), required=False, max_length=LONGEST)
    language = forms.CharField(label=_("Language"), required=False, max_length=LONGEST)
    hired_on = forms.DateField(label=_("First day"), required=False, widget=Day())
    left_on = forms.DateField(label=_("Last day"), required=False, widget=Day())
    exit_kind = forms.ChoiceField(
        label=_("Kind of leaving"), required=False, choices=[("", "–"), *ExitKind.choices]
    )
    on = forms.DateField(
        label=_("From when does this hold?"),
        widget=Day(),
        help_text=_("A new place is noted from this day; the old one is kept."),
    )

    def __init__(self, *arguments: Any, record: Record, known: Mapping[str, Record], **named: Any) -> None:
        self.before, self.known = record, known
        initial = {
            name: getattr(record, name) for name in self.base_fields if name not in ("unit", "manager", "on")
        }
        manager = known.get(record.manager)
        place = {
            "unit": " / ".join(record.unit),
            "manager": manager.email or manager.name if manager else "",
            "on": today(),
        }
        super().__init__(*arguments, initial={**initial, **place}, **named)

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).casefold()

    def clean_unit(self) -> tuple[str, ...]:
        tree = Tree(record.unit for record in self.known.values())
        return tree.placed(path_of(self.cleaned_data["unit"]))

    def clean_manager(self) -> str:
        reference = self.cleaned_data["manager"]
        if not reference:
            return ""
        found = Book(self.known.values()).find(reference)
        if len(found) != 1:
            several = now("Several people bear that name: give the number or the e-mail.")
            raise forms.ValidationError(
                several if found else now("Nobody here has that number, e-mail or name.")
            )
        return found[0]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("hired_on") and values.get("left_on") and values["left_on"] < values["hired_on"]:
            self.add_error("left_on", now("The last day is before the first."))
        return values

    def record(self) -> Record:
        values = {name: value for name, value in self.cleaned_data.items() if name != "on"}
        values["exit_kind"] = values["exit_kind"] if values["left_on"] else ""
        return replace(self.before, **values)


class AccountForm(forms.Form):
    """Whose account this is: one with a seat in the company that is nobody else's."""

    account = forms.ModelChoiceField(
        label=_("Account"), queryset=User.objects.none(), required=False, empty_label=_("none")
    )

    def __init__(self, *arguments: Any, person: Person, **named: Any) -> None:
        super().__init__(*arguments, initial={"account": person.account}, **named)
        others = Person.objects.filter(company=person.company, account__isnull=False).exclude(pk=person.pk)
        accounts = User.objects.filter(memberships__company=person.company).exclude(
            pk__in=others.values("account")
        )
        self.fields["account"].queryset = accounts.order_by("name", "email")
