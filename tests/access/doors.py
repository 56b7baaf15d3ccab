"""The pages of signing in that allauth brings: not declared by a room, yet they wear the house style and speak its languages."""

ENTRANCES = (
    "/sign-in/login/",
    "/sign-in/login/code/",
    "/sign-in/password/reset/",
    "/sign-in/password/reset/done/",
    "/sign-in/signup/",
    "/no-such-page/",
)
OWN_ACCOUNT = (
    "/sign-in/email/",
    "/sign-in/password/change/",
    "/sign-in/2fa/",
    "/sign-in/logout/",
    "/sign-in/3rdparty/",
    "/sign-in/reauthenticate/",
)
