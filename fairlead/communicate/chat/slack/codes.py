"""What Slack's own words for a no mean for us (docs.slack.dev, of the methods that are called here)."""

ENDS = {
    "account_inactive": "revoked",
    "invalid_auth": "revoked",
    "not_authed": "revoked",
    "token_expired": "revoked",
    "token_revoked": "revoked",
    "access_denied": "rights",
    "ekm_access_denied": "rights",
    "messages_tab_disabled": "rights",
    "missing_scope": "rights",
    "no_permission": "rights",
    "not_allowed_token_type": "rights",
    "org_login_required": "rights",
    "team_access_not_granted": "rights",
}
# Of one person: this one is written to by mail, everybody else goes on.
PERSON = frozenset((
    "cannot_dm_bot", "channel_not_found", "is_archived", "not_in_channel", "restricted_action", "user_disabled",
    "user_is_bot", "user_is_restricted", "user_not_found", "user_not_visible", "users_not_found",
))  # fmt: skip
SLOWER = frozenset(("message_limit_exceeded", "rate_limited", "ratelimited"))
LATER = frozenset(("accesslimited", "request_timeout", "service_unavailable", "team_added_to_org"))
# “It is possible that some aspect of the operation succeeded before the error was raised.”
UNSURE = frozenset(("fatal_error", "internal_error"))
