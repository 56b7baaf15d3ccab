"""Settings for a process that works on the database of a test."""

import os

from fairlead.config.settings import *  # noqa: F403
from fairlead.config.settings import DATABASES

DATABASES["default"]["NAME"] = os.environ.get("TEST_DATABASE", DATABASES["default"]["NAME"])
