"""Whether all is well: the owner's page, and figures for Prometheus behind a token."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fairlead.config import environment
from fairlead.outbox.models import Heartbeat, JobTurn
from fairlead.outbox.services import enqueue
from fairlead.people.models import Role

pytestmark = pytest.mark.django_db
TOKEN = "a token of more than twenty characters"
LINE = re.compile(r'# (HELP|TYPE) fairlead_\w+ .+|fairlead_\w+(\{\w+="[^"\n]*"\})? \S+')


def asked(client, settings, said=f"Bearer {TOKEN}", token=TOKEN):
    settings.METRICS_TOKEN = token
    return client.get("/metrics", headers={"authorization": said} if said else {})


@pytest.mark.parametrize("said", ["", TOKEN, f"Bearer {TOKEN}x", "Bearer ", f"Basic {TOKEN}"])
def test_without_the_token_there_is_nothing(client, settings, said):
    assert asked(client, settings, said).status_code == 404


def test_where_no_token_is_set_an_empty_one_opens_nothing(client, settings):
    assert asked(client, settings, "Bearer ", token="").status_code == 404


def test_the_figures_are_lines_that_prometheus_reads(client, settings, cast):
    later = timezone.now() - timedelta(minutes=3)
    enqueue(
        purpose="test", to="eve@oak.example", subject="x", text="x", company=cast.company.key, due_at=later
    )
    Heartbeat.objects.create(worker="oak-host-1", seen_at=timezone.now())
    JobTurn.objects.create(job="rounds are planned", due_at=later, failures=2, said="Broken at Oak & Sons")
    shown = asked(client, settings).content.decode()
    assert all(LINE.fullmatch(line) for line in shown.splitlines())
    assert "fairlead_workers 1\n" in shown
    assert 'fairlead_job_failures{job="rounds are planned"} 2\n' in shown
    assert float(re.search(r"^fairlead_oldest_due_seconds (\S+)", shown, re.MULTILINE)[1]) >= 180
    for secret in ("oak", "Oak", "eve@", str(cast.company.key)):
        assert secret not in shown


def test_the_page_says_whether_all_is_well_and_what_is_not(client, cast):
    client.force_login(cast.users[Role.OWNER])
    where = reverse("home:status", args=[cast.company.slug])
    assert "No worker is running" in client.get(where).content.decode()
    Heartbeat.objects.create(worker="w", seen_at=timezone.now())
    assert "Yes: a worker is alive" in client.get(where).content.decode()
    JobTurn.objects.create(job="rounds are planned", due_at=timezone.now(), failures=1, said="No room left.")
    JobTurn.objects.create(job="practice: what belongs to nobody", due_at=timezone.now(), said="Swept.")
    shown = client.get(where).content.decode()
    assert "No room left." in shown
    assert "Swept" not in shown


def test_a_token_that_others_may_read_or_guess_is_refused(tmp_path):
    file = tmp_path / "metrics-token"
    assert environment.metrics_token({}, tmp_path) == ""
    file.write_text(TOKEN)
    file.chmod(0o644)
    with pytest.raises(environment.BadSetting, match="chmod 600"):
        environment.metrics_token({}, tmp_path)
    file.chmod(0o600)
    assert environment.metrics_token({}, tmp_path) == TOKEN
    with pytest.raises(environment.BadSetting, match="shorter"):
        environment.metrics_token({"FAIRLEAD_METRICS_TOKEN": "short"}, tmp_path)
