"""Chromium for the tests that look at the report. Without one they are skipped, and the session says so."""

import os
import shutil
from pathlib import Path

import pytest

# Playwright keeps an event loop in this thread, though nothing here is asynchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAIN = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars")
MISSING = "NO CHROMIUM: the browser tests were SKIPPED. Install the package 'chromium' to run them."
WAS_SKIPPED = pytest.StashKey[bool]()


def chromium():
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser(request):
    program = chromium()
    if program is None:
        request.config.stash[WAS_SKIPPED] = True
        pytest.skip(MISSING)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=list(PLAIN))
        yield running
        running.close()


@pytest.fixture(scope="session")
def screenshots():
    """Where pictures go, if they are wanted."""
    folder = Path(__file__).resolve().parents[2] / "docs/screenshots"
    return folder if os.environ.get("FAIRLEAD_SCREENSHOTS") == "1" else None


def pytest_terminal_summary(terminalreporter, config):
    skipped = terminalreporter.stats.get("skipped", [])
    if config.stash.get(WAS_SKIPPED, False) or any(MISSING in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(f"!!! {MISSING} !!!", red=True, bold=True)
