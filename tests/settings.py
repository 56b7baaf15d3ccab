"""The product's own settings, in a data folder that a test run throws away; pytest-django reads this before any conftest."""

import os
import tempfile

os.environ.setdefault("FAIRLEAD_DATA", tempfile.mkdtemp(prefix="fairlead-test-"))
os.environ.setdefault("FAIRLEAD_SITE", "http://localhost:8000")

from fairlead.config.settings import *  # noqa: F403
