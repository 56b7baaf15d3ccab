"""The providers of mail that Fairlead speaks to: what each needs, what it leaves alone, how its calls are believed.

Values only: the settings are read from it, the page and `fairlead doctor` show it, docs/operate/mail-providers.md is
held to it by a test.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Proof(StrEnum):
    """By what a call of a provider is believed."""

    SHARED = "shared"  # HTTP Basic: the provider signs nothing
    MAILGUN = "mailgun"  # HMAC over time and token; the text is not signed
    SVIX = "svix"  # HMAC over id, time and text
    SNS = "sns"  # HTTP Basic, and RSA over the call by a certificate of Amazon's
    SENDGRID = "sendgrid"  # ECDSA over time and text, by the provider's key


@dataclass(frozen=True, slots=True)
class Provider:
    name: str
    module: str  # of anymail, for sending and for calls
    key: str  # what anymail calls the first secret
    host: str  # where the interface is
    proof: Proof
    secret: str = ""  # and the second, where there are two
    options: dict[str, str] = field(default_factory=dict)  # ours to anymail's; to nothing: for us alone
    needed: tuple[str, ...] = ()
    regions: dict[str, str] = field(default_factory=dict)
    stops_tracking: bool = True  # of opens and clicks, message by message
    keeps_our_id: bool = False  # the Message-ID that arrives is ours
    takes_bytes: bool = False  # the letter as we wrote it, instead of its parts
    takes_our_id: bool = True  # else a message that names it is refused
    evaluates: bool = False  # reads “{{ }}” in what is sent as a template of its own
    asked: str = ""  # a question that changes nothing, by which `doctor` learns whether the key is good
    asked_with: str = "Authorization: Bearer {key}"
    extra: str = ""  # a package that is not always there


PROVIDERS: dict[str, Provider] = {
    "postmark": Provider(
        "Postmark", "postmark", "server_token", "https://api.postmarkapp.com/", Proof.SHARED,
        options={"stream": "message_stream"}, keeps_our_id=True,
        asked="server", asked_with="X-Postmark-Server-Token: {key}",
    ),
    "mailgun": Provider(
        "Mailgun", "mailgun", "api_key", "https://api.mailgun.net/v3/", Proof.MAILGUN,
        options={"domain": "sender_domain"}, needed=("domain",),
        regions={"eu": "https://api.eu.mailgun.net/v3/", "us": "https://api.mailgun.net/v3/"}, keeps_our_id=True,
    ),
    "sendgrid": Provider(
        "SendGrid", "sendgrid", "api_key", "https://api.sendgrid.com/v3/", Proof.SENDGRID,
        regions={"eu": "https://api.eu.sendgrid.com/v3/", "us": "https://api.sendgrid.com/v3/"}, asked="scopes",
    ),
    "ses": Provider(
        "Amazon SES", "amazon_ses", "", "", Proof.SNS, secret="secret", needed=("region",),
        options={"set": "configuration_set_name", "topic": ""}, stops_tracking=False, takes_bytes=True, extra="boto3",
    ),
    "brevo": Provider(
        "Brevo", "brevo", "api_key", "https://api.brevo.com/v3/", Proof.SHARED, stops_tracking=False, evaluates=True,
        asked="account", asked_with="api-key: {key}",
    ),
    "mailjet": Provider(
        "Mailjet", "mailjet", "api_key", "https://api.mailjet.com/v3.1/", Proof.SHARED, secret="secret_key",
        takes_our_id=False,
        regions={"us": "https://api.us.mailjet.com/v3.1/"},
    ),
    "resend": Provider(
        "Resend", "resend", "api_key", "https://api.resend.com/", Proof.SVIX, stops_tracking=False, asked="domains",
    ),
    "sparkpost": Provider(
        "SparkPost", "sparkpost", "api_key", "https://api.sparkpost.com/api/v1/", Proof.SHARED,
        options={"subaccount": "subaccount"}, evaluates=True, regions={"eu": "https://api.eu.sparkpost.com/api/v1/"},
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Account:
    """One account at a provider, as FAIRLEAD_MAIL and FAIRLEAD_MAIL_HOOK say it. Secrets show in no print-out."""

    provider: str
    key: str = field(repr=False)
    sender: str
    secret: str = field(default="", repr=False)
    options: tuple[tuple[str, str], ...] = ()
    region: str = ""
    api: str = ""  # where the interface is, if not at the usual place
    hook: str = field(
        default="", repr=False
    )  # by what the provider's calls are believed; none are without it

    @property
    def of(self) -> Provider:
        return PROVIDERS[self.provider]

    def option(self, name: str) -> str:
        return dict(self.options).get(name, "")

    @property
    def at(self) -> str:
        """The address of the interface."""
        return self.api or self.of.regions.get(self.region) or self.of.host or _ses(self.region)


def _ses(region: str) -> str:
    return f"https://email.{region}.amazonaws.com/"
