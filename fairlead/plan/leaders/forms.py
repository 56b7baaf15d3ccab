"""Forms of the rounds."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.people.models import Company, Membership, Role
from fairlead.plan.leaders.answering import LONGEST
from fairlead.plan.leaders.models import Round
from fairlead.plan.typed import Words

LEADING = (Role.OWNER, Role.LEADER)
LONGEST_ROUND = timedelta(days=90)


class Named(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Membership) -> str:
        return f"{obj.user} · {obj.get_role_display()}"


class AskForm(forms.Form):
    """Who is asked: leaders first and ticked, everybody else below."""

    leaders = Named(queryset=Membership.objects.none(), required=False, widget=forms.CheckboxSelectMultiple,
                    label=gettext_lazy("Leaders"))  # fmt: skip
    others = Named(queryset=Membership.objects.none(), required=False, widget=forms.CheckboxSelectMultiple,
                   label=gettext_lazy("Others whose view you want"))  # fmt: skip

    def __init__(self, company: Company, *args: Any, round: Round | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        members = Membership.objects.filter(company=company, user__is_active=True).select_related("user")
        if round:
            asked = round.participants.filter(withdrawn_at=None).values("account")
            members = members.exclude(user__in=asked)
        leading = members.filter(role__in=LEADING).order_by("user__name", "user__email")
        self.fields["leaders"].queryset = leading
        self.fields["others"].queryset = members.exclude(role__in=LEADING).order_by(
            "user__name", "user__email"
        )
        if round is None:
            self.fields["leaders"].initial = [one.pk for one in leading]

    @property
    def has_choice(self) -> bool:
        return any(self.fields[name].queryset.exists() for name in ("leaders", "others"))

    @property
    def members(self) -> list[Membership]:
        return [*self.cleaned_data["leaders"], *self.cleaned_data["others"]]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not (given.get("leaders") or given.get("others")):
            raise forms.ValidationError(_("Tick at least one person: a round without leaders asks nobody."))
        return given


class OpenForm(AskForm):
    last_day = forms.DateField(
        label=gettext_lazy("Last day"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("The round closes at its end, or earlier when everybody is in. Without a day you close it."),
    )  # fmt: skip

    def clean_last_day(self) -> date | None:
        day = self.cleaned_data["last_day"]
        today = timezone.localdate()
        if day and not today <= day <= today + LONGEST_ROUND:
            raise forms.ValidationError(_("Choose a day from today on, within three months."))
        return day

    @property
    def closes_at(self) -> datetime | None:
        """The end of the last day."""
        day = self.cleaned_data["last_day"]
        return timezone.make_aware(datetime.combine(day + timedelta(days=1), time())) if day else None


class ReasonForm(forms.Form):
    reason = Words(label=gettext_lazy("Reason"), at_most=500, required=False)


class CloseForm(forms.Form):
    reason = Words(
        label=gettext_lazy("Why it is closed now"), at_most=500,
        help_text=gettext_lazy("Those who have not answered read it."),
        error_messages={"required": gettext_lazy("Say why: those who have not answered read it.")},
    )  # fmt: skip


class WordsForm(forms.Form):
    text = Words(
        label=gettext_lazy("Our priorities, in my words"), at_most=LONGEST, required=False, is_line=False,
        help_text=gettext_lazy("One a line, the most important first."),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip
    seen = forms.IntegerField(required=False, min_value=0)


class RehearsalForm(forms.Form):
    text = Words(
        label=gettext_lazy("Where are we going?"), at_most=LONGEST, is_line=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "autocomplete": "off", "class": "direction"}),
        error_messages={"required": gettext_lazy("Say something first: one sentence is enough.")},
    )  # fmt: skip
