"""A diagnosis as one HTML file: no scripts, nothing from elsewhere, light, dark and on paper."""

from functools import cache
from gettext import gettext as _
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from fairlead.core.diagnosis.values import Diagnosis
from fairlead.report import geometry, numbers, options
from fairlead.report.outline import outline
from fairlead.report.parts import Block, Fact, Facts, Grid

LANGUAGE = "en"
MOST_GROUPS = 400
STYLES = ("static/drawings.css", "templates/style.css")


def render(diagnosis: Diagnosis) -> str:
    """The whole page."""
    made = outline(diagnosis, most_groups=MOST_GROUPS)
    page = _environment().get_template("report.html.j2")
    return page.render(
        report=made,
        language=LANGUAGE,
        style=Markup(_style()),
        across=geometry.across(made.chain),
        downwards=geometry.downwards(made.chain),
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("fairlead.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(_=_, numbers=numbers, options=options, geometry=geometry, drawn=drawn)
    environment.filters["kind"] = kind
    return environment


@cache
def _style() -> str:
    """The drawings come from the file that the web product links; what the page itself wants comes after."""
    room = resources.files("fairlead.report")
    return "\n".join(room.joinpath(name).read_text(encoding="utf-8") for name in STYLES)


def kind(block: Block) -> str:
    """Which macro draws a block."""
    return "facts" if isinstance(block, Facts) else "grid" if isinstance(block, Grid) else "points"


def drawn(facts: Facts, fact: Fact) -> geometry.Strip | None:
    """The drawing of a fact, where it is a share that may be shown."""
    return geometry.strip(fact.estimate, fact.cut) if facts.drawn and fact.estimate else None
