"""The forms of chat. What is secret is typed once and is in no page again, not even when something else was wrong."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.communicate.chat.models import Choice
from fairlead.communicate.chat.reading import readers
from fairlead.communicate.chat.teams import places
from fairlead.people.models import Company, Person, Unit
from fairlead.people.queries import unit_paths
from fairlead.plan.typed import Words
from fairlead.web.outward.errors import NotAllowed

TOKEN = re.compile(r"xoxb-[A-Za-z0-9-]{10,250}", re.ASCII)
SIGNING = re.compile(r"[0-9a-f]{32}", re.ASCII)
MEMBER = re.compile(r"[UW][A-Z0-9]{4,28}", re.ASCII)


def secret(**about: Any) -> forms.CharField:
    """Never rendered with what was typed."""
    return forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "spellcheck": "false"}), **about
    )


class SlackForm(forms.Form):
    token = secret(
        label=gettext_lazy("Bot User OAuth Token"), max_length=300,
        help_text=gettext_lazy("“OAuth & Permissions” of the app, once it is installed; it begins with xoxb-."),
    )  # fmt: skip
    signing = secret(
        label=gettext_lazy("Signing Secret"), max_length=100,
        help_text=gettext_lazy("“Basic Information” of the app. It says whether a request comes from Slack."),
    )  # fmt: skip

    def clean_token(self) -> str:
        if not TOKEN.fullmatch(self.cleaned_data["token"]):
            raise forms.ValidationError(
                _("A token of the app begins with xoxb- and has letters and digits only.")
            )
        return str(self.cleaned_data["token"])

    def clean_signing(self) -> str:
        if not SIGNING.fullmatch(self.cleaned_data["signing"]):
            raise forms.ValidationError(_("A signing secret has 32 signs, 0 to 9 and a to f."))
        return str(self.cleaned_data["signing"])


class TeamsForm(forms.Form):
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Unit whose channel it is"), queryset=Unit.objects.none(), required=False,
        empty_label=gettext_lazy("The whole company"),
    )  # fmt: skip
    name = Words(
        label=gettext_lazy("Name of the channel"), at_most=80,
        help_text=gettext_lazy("For these pages: “Sales, General”."),
    )  # fmt: skip
    address = secret(
        label=gettext_lazy("Address of the workflow"), max_length=2_000,
        help_text=gettext_lazy("Whoever knows it can post in the channel, so it is sealed and never shown again."),
    )  # fmt: skip

    def __init__(self, company: Company, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = Unit.objects.filter(company=company).order_by("name")
        where = unit_paths(company)
        self.fields["unit"].label_from_instance = lambda unit: where[unit.pk]

    def clean_address(self) -> str:
        try:
            places.workflow(self.cleaned_data["address"], settings.CHAT_HOSTS)
        except NotAllowed as no:
            raise forms.ValidationError(no.sentence) from None
        return str(self.cleaned_data["address"])


class MatchForm(forms.Form):
    person = forms.CharField(
        label=gettext_lazy("Person"), max_length=200,
        help_text=gettext_lazy("E-mail address or number, as in the list of people."),
    )  # fmt: skip
    member = forms.CharField(
        label=gettext_lazy("Member ID in Slack"), max_length=30,
        help_text=gettext_lazy("In Slack: the person’s profile, “…”, “Copy member ID”. It begins with U or W."),
    )  # fmt: skip

    def __init__(self, company: Company, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = readers(company)

    def clean_person(self) -> Person:
        said = self.cleaned_data["person"]
        found = self.people.filter(Q(email__iexact=said) | Q(number=said))[:2]
        if len(found) != 1:
            raise forms.ValidationError(
                _("Nobody, or more than one, is known by this: write the whole address.")
            )
        return found[0]

    def clean_member(self) -> str:
        if not MEMBER.fullmatch(self.cleaned_data["member"]):
            raise forms.ValidationError(_("A member ID is U or W and capitals and digits: U04AB12CD."))
        return str(self.cleaned_data["member"])


class ReadsForm(forms.Form):
    reads = forms.ChoiceField(
        label=gettext_lazy("What I read"), widget=forms.RadioSelect,
        choices=[
            (Choice.Reads.SLACK, gettext_lazy("Slack, where messages go out there and I am known; else mail")),
            (Choice.Reads.MAIL, gettext_lazy("Mail, always")),
        ],
    )  # fmt: skip
