"""Links that leave the browser (mails, printed pages, other programs) are built from the site's address alone."""

from urllib.parse import urlsplit

from django.conf import settings


def absolute(path: str) -> str:
    """The path under the site's address; whatever host the path named before is dropped."""
    parts = urlsplit(path)
    query = f"?{parts.query}" if parts.query else ""
    return f"{settings.SITE.origin}/{parts.path.lstrip('/')}{query}"
