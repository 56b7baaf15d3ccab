"""Forms about seats: invite, come in, change a role, ask a second step."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from fairlead.people.models import Role, User


class InviteForm(forms.Form):
    addresses = forms.CharField(
        label=_("E-mail addresses"), max_length=60_000, help_text=_("One a line. Each gets a link that works once."),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    role = forms.ChoiceField(label=_("As"), choices=Role.choices, initial=Role.EMPLOYEE)

    def clean_addresses(self) -> list[str]:
        return self.cleaned_data["addresses"].splitlines()


class ComeInForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=120)
    password = forms.CharField(
        label=_("A password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least ten characters; a sentence is best."),
    )  # fmt: skip

    def __init__(self, *args: object, email: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_password(self) -> str:
        likely = User(email=self.email, name=self.cleaned_data.get("name", ""))
        validate_password(self.cleaned_data["password"], likely)
        return self.cleaned_data["password"]


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class SecondStepForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label=_("Who must have a second step"), choices=Role.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("An app or a passkey. Whoever has none is asked for it before the next page."),
    )  # fmt: skip


class AccountForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("name",)
        labels = {"name": _("Your name")}  # noqa: RUF012
