"""Cookies as they leave a site that is reached by https: started anew, since settings are read once."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0); call_command("createcachetable", verbosity=0)
from django.test import Client
from fairlead.people.models import User
User.objects.create_user("a@b.example", "a long enough sentence")
visit = Client()
said = {"login": "a@b.example", "password": "a long enough sentence"}
# A proxy that forgot to say https: the settings know.
answer = visit.post("/sign-in/login/", said, headers={"Host": "plan.example.com"})
page = visit.get("/", headers={"Host": "plan.example.com"})
print(answer.status_code, page.headers.get("Strict-Transport-Security"))
for cookie in visit.cookies.values():
    print(cookie.OutputString())
page = Client().get("/sign-in/login/", headers={"Host": "plan.example.com"})
for cookie in page.cookies.values():
    print(cookie.OutputString())
"""


def test_cookies_and_headers_under_https(tmp_path):
    environment = os.environ | {
        "FAIRLEAD_SITE": "https://plan.example.com", "FAIRLEAD_DATA": str(tmp_path), "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "fairlead.config.settings",
    }  # fmt: skip
    environment.pop("FAIRLEAD_DATABASE", None)
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    first, *cookies = done.stdout.strip().splitlines()
    assert first == "302 max-age=31536000"
    named = {line.split("=")[0]: line for line in cookies}
    assert set(named) >= {"__Host-fairlead", "__Host-fairlead-form"}
    for line in named.values():
        assert all(flag in line for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/")), line
        assert "Domain" not in line
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
