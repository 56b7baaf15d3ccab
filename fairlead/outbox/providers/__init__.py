"""Mail by the interface of a provider instead of SMTP, and what the provider calls back: mail that did not arrive."""
