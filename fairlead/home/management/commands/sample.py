"""Makes the sample company; `fairlead demo --web` calls it, as cli and home do not know each other."""

from typing import Any

from django.core.management.base import BaseCommand

from fairlead.home.sample import sample


class Command(BaseCommand):
    help = "Make the sample company, if it is not there."

    def handle(self, *args: Any, **options: Any) -> None:
        sample()
