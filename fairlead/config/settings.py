"""The settings of the web product: one file, all from the environment (docs/operate/settings.md)."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from fairlead.config import environment, limits, mail_accounts, outside

SITE = environment.site(os.environ)
MAIL = mail_accounts.account(os.environ) or environment.mail(os.environ, SITE)
DATA = Path(os.environ.get(environment.DATA, "fairlead-data")).absolute()
DEVELOPMENT = environment.development(os.environ, SITE)
PROXIES = environment.proxies(os.environ)
OUTSIDE = outside.provider(os.environ)
METRICS_TOKEN = environment.metrics_token(os.environ, DATA)
MEASURE_HOSTS = environment.measure_hosts(os.environ)
KEEP_PLANNED = environment.keep_planned(os.environ)
DEBUG = False

SECRET_KEY = environment.secret_key(DATA)
# The host header is never asked: links in mails are built from SITE alone.
ALLOWED_HOSTS = [SITE.host]
DATABASES = {"default": environment.database(os.environ, DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "csp",
    "fairlead.web",
    "fairlead.journal",
    "fairlead.outbox",
    "fairlead.people",
    "fairlead.plan",
    "fairlead.plan.leaders",
    "fairlead.plan.deeds",
    "fairlead.plan.measures",
    "fairlead.plan.wordings",
    "fairlead.communicate.chat",
    "fairlead.communicate",
    "fairlead.communicate.practice",
    "fairlead.home",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "fairlead.web.middleware.OneAddress",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "fairlead.people.limiting.SignInLimits",
    "fairlead.web.middleware.ErrorPages",
]

ROOT_URLCONF = "fairlead.config.urls"
SLACK_API = "https://slack.com/api/"  # tests set another
CHAT_HOSTS: frozenset[tuple[str, int | None]] = (
    frozenset()
)  # hosts of chat beyond the vendors' own: in tests, ours
LETTERBOX = "home:letterbox"  # where somebody says what mail he wants
JOBS = "fairlead.config.jobs.JOBS"  # what the worker does again and again
CHANNELS = "fairlead.config.channels.CHANNELS"  # over what messages go
LIMITS = limits.limits(os.environ)  # how many, by lane
WSGI_APPLICATION = "fairlead.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fairlead.web.context.frame",
            ],
        },
    }
]
FORM_RENDERER = "fairlead.web.forms.HouseRenderer"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Several processes share the limits on sign-in, so they are counted in the database.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "web_cache"}}

# People and sign-in
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:today"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation has already been opened from the address
ACCOUNT_CHANGE_EMAIL = True  # one address, which changes once the new one is confirmed
# Opening the link of a mail counts nothing, since scanners do it; what is sent from it is counted (people/limiting.py).
ACCOUNT_RATE_LIMITS = {"reset_password_from_key": None}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody else's letter box is filled through our forms
ACCOUNT_EMAIL_NOTIFICATIONS = True  # “your password was changed”
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Fairlead: "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = SITE.scheme
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # before the address, the password or a second step changes
ACCOUNT_ADAPTER = "fairlead.people.signing_in.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "fairlead.people.signing_in.OutsideAdapter"
SOCIALACCOUNT_PROVIDERS = OUTSIDE.for_allauth() if OUTSIDE else {}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # an existing account, by an address that the provider verified
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False
MFA_ADAPTER = "fairlead.people.signing_in.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up here, so nobody can block an address by a second step
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SITE.is_local  # http://localhost counts as safe in browsers too
MFA_TOTP_ISSUER = "Fairlead"
MFA_TOTP_TOLERANCE = 1  # a phone whose clock is half a minute off
MFA_RECOVERY_CODES_SHOW_ONCE = True

# Browser
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE.scheme == "https"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "__Host-fairlead" if SITE.scheme == "https" else "fairlead"
CSRF_TRUSTED_ORIGINS = [SITE.origin]
SECURE_SSL_REDIRECT = (
    False  # the proxy in front does it; what it says of the scheme is not asked (OneAddress)
)
SECURE_HSTS_SECONDS = 31_536_000 if SITE.scheme == "https" else 0
CSRF_FAILURE_VIEW = "fairlead.web.middleware.csrf_failed"
CSRF_COOKIE_NAME = "__Host-fairlead-form" if SITE.scheme == "https" else "fairlead-form"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"  # Strict would sign out who comes by a link in a mail
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# Language and time
LANGUAGE_CODE = "en"
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = "fairlead.web.formats"

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATICFILES_DIRS = [
    ("report", Path(__file__).parents[1] / "report/static")
]  # its drawings, which pages show too
WHITENOISE_USE_FINDERS = True  # served from the package: nothing to collect, no second service
WHITENOISE_AUTOREFRESH = False

# Mail goes through the outbox; only its worker talks to the server.
EMAIL_BACKEND = "fairlead.outbox.backend.OutboxBackend"
DEFAULT_FROM_EMAIL = MAIL.sender if MAIL else f"fairlead@{SITE.host}"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without keys": {"()": "fairlead.config.quiet_log.WithoutKeys"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["without keys"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
