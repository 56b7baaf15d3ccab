"""Every page that a room declares, looked at in a real browser: what is wrong with it, as a list of sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse

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
    thorough: bool = True  # else colours are looked at once, and from the right only a phone by axe
    from_the_right: bool = False
    wrong: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self._add(f"the script broke: {error}"))
        self.page.on("request", self._asked)

    def look_at(self, path: str) -> None:
        answer = self.context.request.get(self.origin + path)
        if "text/html" not in answer.headers.get("content-type", ""):
            return
        self.path = path
        for size in (PHONE, DESKTOP):
            self._look(size)
        self._narrow()
        self.seen.append(path)

    def _look(self, size) -> None:
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.emulate_media(color_scheme="light")
        self.page.goto(self.origin + self.path)
        self.page.evaluate(ALL_OPEN)
        if self.page.evaluate(WIDTH) > size[0]:
            self._add(f"scrolls sideways at {size[0]} px")
        if self.thorough or size == PHONE or not self.from_the_right:
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
        for found in Axe().run(self.page, options=options).response["violations"]:
            where = ", ".join(str(node["target"][0]) for node in found["nodes"][:3])
            self._add(f"axe, {size[0]} px, {scheme}: {found['id']} at {where}")

    def _heard(self, message) -> None:
        about_itself = message.location.get("url") == self.page.url  # a page may well answer 403 or 404
        if message.type in ("error", "warning") and not about_itself:
            self._add(f"the console says: {message.text}")

    def _asked(self, request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self._add(f"asks another host: {request.url}")

    def _add(self, sentence: str) -> None:
        self.wrong.append(f"{getattr(self, 'path', '')} {sentence}")
