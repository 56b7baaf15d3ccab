"""Every page that a room declares, looked at in a real browser: what is wrong with it, as a list of sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Error

from fairlead.people.abilities import MAY
from fairlead.people.tests.matrix import DEVELOPMENT, PUBLIC, SIGNED_IN, Cast, Route
from tests.access.declared import declared
from tests.access.doors import has_just_signed_in

PHONE, DESKTOP = (390, 844), (1280, 800)
FOUR_HUNDRED_PER_CENT = (320, 640)
RIGHT_TO_LEFT = "he"
ALL_OPEN = "document.querySelectorAll('details:not([data-menu])').forEach(d => d.open = true)"
WIDTH = "document.documentElement.scrollWidth"
ONLY_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}


def addresses(cast: Cast, role: str) -> Iterator[str]:
    """Of all pages that somebody with this role may open."""
    for route in declared():
        if not route.post and _may(route, role):
            yield reverse(route.name, kwargs=dict(route.own(cast)))


def _may(route: Route, role: str) -> bool:
    if route.may in (PUBLIC, SIGNED_IN, DEVELOPMENT) or role in route.also:
        return True
    return any(route.may == ability for ability in MAY[role])  # a machine's address is nobody's page


def sign_in(context, user, origin: str) -> None:
    """Puts a session's cookie into the browser; how one signs in by hand is tested elsewhere."""
    client = Client()
    client.force_login(user)
    has_just_signed_in(client)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": origin}])


@dataclass
class Visit:
    """One browser window that goes from page to page and writes down what is wrong."""

    context: object
    origin: str
    thorough: bool = True  # else loaded once, and axe sees a phone from the left, light and dark, and a desk from the right
    from_the_right: bool = False
    wrong: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self._add(f"the script broke: {error}"))
        self.page.on("request", self._asked)

    def look_at(self, path: str) -> None:
        self.path = path
        if path.endswith(".pdf"):  # Chromium shows it by programs of its own
            return
        for size in (PHONE, DESKTOP):
            self.page.set_viewport_size({"width": size[0], "height": size[1]})
            self.page.emulate_media(color_scheme="light")
            if (self.thorough or size == PHONE) and not self._open():
                return
            self._look(size)
        self._narrow()
        self.seen.append(path)

    def _open(self) -> bool:
        """False of what is no page: a file that is saved or shown."""
        try:
            answer = self.page.goto(self.origin + self.path)
        except Error as no:
            if "Download is starting" in str(no):
                return False
            raise
        if "text/html" not in answer.headers.get("content-type", ""):
            return False
        self.page.evaluate(ALL_OPEN)
        return True

    def _look(self, size) -> None:
        if self.page.evaluate(WIDTH) > size[0]:
            self._add(f"scrolls sideways at {size[0]} px")
        if self.thorough or (size == DESKTOP) is self.from_the_right:
            self._axe(size, "light")
        if self.thorough or (size == PHONE and not self.from_the_right):
            self.page.emulate_media(color_scheme="dark")
            self._axe(size, "dark", ONLY_COLOURS)

    def _narrow(self) -> None:
        width, height = FOUR_HUNDRED_PER_CENT
        self.page.set_viewport_size({"width": width, "height": height})
        if self.page.evaluate(WIDTH) > width:
            self._add("scrolls sideways at 400 %")

    def _axe(self, size, scheme: str, options=None) -> None:
        asked = {"resultTypes": ["violations"]} | (
            options or {}
        )  # else the node of each rule that holds comes along
        for found in Axe().run(self.page, options=asked).response["violations"]:
            where = ", ".join(str(node["target"][0]) for node in found["nodes"][:3])
            self._add(f"axe, {size[0]} px, {scheme}: {found['id']} at {where}")

    def _heard(self, message) -> None:
        where = message.location.get("url", "")
        # A page may well answer 403 or 404; what is no page names no icon, so that one is looked for.
        about_itself = where == self.page.url or where.endswith("/favicon.ico")
        if message.type in ("error", "warning") and not about_itself:
            self._add(f"the console says: {message.text}")

    def _asked(self, request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self._add(f"asks another host: {request.url}")

    def _add(self, sentence: str) -> None:
        self.wrong.append(f"{getattr(self, 'path', '')} {sentence}")
