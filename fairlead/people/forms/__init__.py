"""Forms of the people room."""

from fairlead.people.forms.imports import BringForm, MatchForm, NamesForm
from fairlead.people.forms.people import AccountForm, DayForm, ListForm, PersonForm
from fairlead.people.forms.setting_up import ClaimForm
from fairlead.people.forms.units import UnitForm

__all__ = [
    "AccountForm", "BringForm", "ClaimForm", "DayForm", "ListForm", "MatchForm", "NamesForm", "PersonForm", "UnitForm",
]  # fmt: skip
