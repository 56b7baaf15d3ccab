"""The worker's turn: one fetch of several workers, failures counted and asked less often, nothing secret anywhere."""

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from fairlead.journal.models import Entry as Happened
from fairlead.outbox.jobs import work_jobs
from fairlead.outbox.models import JobTurn
from fairlead.people.models import Role
from fairlead.plan.measures import sourcing
from fairlead.plan.measures.models import Source, Value
from fairlead.plan.measures.models.source import LEASE
from fairlead.plan.measures.pulling import FETCH_FIGURES, pull, pull_due
from fairlead.plan.measures.sealing import Unopened, seal, unseal
from fairlead.plan.measures.tests import hands
from fairlead.plan.measures.tests.servers import NAME, naming, serving
from fairlead.plan.models import Edition
from fairlead.web.outward.hosts import Doors

HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def resolver():
    with naming({NAME: ["127.0.0.1"]}) as (_names, asked):
        yield asked


@pytest.fixture
def measure(cast):
    return hands.measure(cast)


def source(cast, measure, server, **more) -> Source:
    said = {
        "reads": "json", "address": f"http://{NAME}:{server.port}/?key=hush", "secret": "Bearer hush", "asks": "n", "every": "hour",
        "user": "", "header": "",
    }  # fmt: skip
    return sourcing.set_source(seat=hands.seat(cast), measure=measure, said=said | more)


def doors(server, resolver) -> Doors:
    return Doors({(NAME, server.port)}, resolver)


def test_a_figure_is_fetched_and_is_the_value_of_today(cast, measure, resolver):
    with serving(b'{"n": 12}') as server:
        source(cast, measure, server)
        assert pull_due(timezone.now(), doors(server, resolver)) == "1 fetched, 0 failed."
        assert server.seen[0][1]["Authorization"] == "Bearer hush"
    row = Value.objects.get()
    assert (row.value, row.on, row.source, row.by) == (12, hands.today(), "pulled", None)
    kept = Source.objects.get()
    assert (kept.failures, kept.said) == (0, "")
    assert kept.good_at
    assert kept.due_at - kept.tried_at == HOUR


def test_name_and_password_go_as_such(cast, measure, resolver):
    with serving(b'{"n": 1}') as server:
        source(cast, measure, server, user="sam", secret="pass")
        pull_due(timezone.now(), doors(server, resolver))
        assert server.seen[0][1]["Authorization"] == "Basic c2FtOnBhc3M="


def test_what_is_not_due_is_not_asked(cast, measure, resolver):
    with serving(b'{"n": 1}') as server:
        source(cast, measure, server)
        now = timezone.now()
        assert pull_due(now, doors(server, resolver)).startswith("1")
        assert pull_due(now + HOUR / 2, doors(server, resolver)).startswith("0")
        assert pull_due(now + HOUR, doors(server, resolver)).startswith("1")
        assert len(server.seen) == 2


def test_failures_are_counted_since_when_and_asked_less_often_until_it_answers(cast, measure, resolver):
    state = {"body": b'{"n": "none"}'}
    with serving(lambda handler: handler.say(state["body"])) as server:
        source(cast, measure, server)
        first, waits = timezone.now() - timedelta(days=30), []
        now = first
        Source.objects.update(due_at=first)
        for _turn in range(10):
            pull_due(now, doors(server, resolver))
            kept = Source.objects.get()
            waits.append((kept.due_at - now) / HOUR)
            now = kept.due_at
        assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 168, 168]
        assert (kept.failures, kept.failing_since) == (10, first)
        assert "no figure" in kept.said
        state["body"] = b'{"n": 4}'
        pull_due(now, doors(server, resolver))
    kept = Source.objects.get()
    assert (kept.failures, kept.failing_since, kept.said) == (0, None, "")
    told = (
        Happened.objects.filter(what__startswith="measure source")
        .order_by("id")
        .values_list("what", flat=True)
    )
    assert list(told) == ["measure source set", "measure source failed", "measure source answers again"]


def test_nothing_secret_stands_in_the_database_the_journal_the_log_or_what_the_job_said(
    cast, measure, resolver, caplog, tmp_path
):
    def breaks(handler):
        handler.say(f"hush {handler.headers['Authorization']} {handler.path}".encode())

    with serving(breaks) as server:
        source(cast, measure, server)
        pull_due(timezone.now(), doors(server, resolver))
    sourcing.fetch_soon(seat=hands.seat(cast), measure=measure)
    work_jobs([FETCH_FIGURES], "one", timezone.now)  # without the name server of the test
    dump = tmp_path / "everything.json"
    call_command("dumpdata", output=str(dump), verbosity=0)
    everything = dump.read_text()
    assert Source.objects.get().failures == 2
    assert JobTurn.objects.get().said == "0 fetched, 1 failed."
    assert NAME in everything
    assert "hush" not in everything + caplog.text
    assert "hush" not in repr(list(Happened.objects.values()))


def test_one_source_that_fails_does_not_keep_the_others(cast, resolver):
    hands.goal(cast, "other")
    broken, good = hands.measure(cast), hands.measure(cast, "other")
    with serving(b"{") as bad, serving(b'{"n": 3}') as server:
        source(cast, broken, bad)
        source(cast, good, server)
        both = Doors({(NAME, bad.port), (NAME, server.port)}, resolver)
        assert pull_due(timezone.now(), both) == "1 fetched, 1 failed."
    assert Value.objects.get().measure == good


def test_an_answer_to_an_address_that_was_changed_meanwhile_is_dropped(cast, measure, resolver):
    """By the time it answers the source is another one."""
    with serving(b'{"n": 4}') as server:
        row = source(cast, measure, server)
        row.refresh_from_db()
        kept, Source.take = Source.take, lambda *about: True
        try:
            Source.objects.filter(pk=row.pk).update(version=2)
            assert pull(row, timezone.now(), doors(server, resolver)) is None
        finally:
            Source.take = kept
        assert len(server.seen) == 1
    assert not Value.objects.exists()


def test_what_was_changed_or_taken_since_it_was_listed_is_not_asked(cast, measure, resolver):
    with serving(b'{"n": 4}') as server:
        row = source(cast, measure, server)
        Source.objects.filter(pk=row.pk).update(version=2)
        assert pull(row, timezone.now(), doors(server, resolver)) is None
        assert server.seen == []


@pytest.mark.django_db(transaction=True)
def test_of_several_workers_one_fetches(cast, measure, resolver):
    with serving(b'{"n": 5}') as server:
        source(cast, measure, server)
        now, start = timezone.now(), threading.Barrier(4)

        def work():
            start.wait()
            try:
                pull_due(now, doors(server, resolver))
            finally:
                connection.close()

        workers = [threading.Thread(target=work) for _ in range(4)]
        for one in workers:
            one.start()
        for one in workers:
            one.join()
        assert len(server.seen) == 1
    assert Value.objects.count() == 1


def test_what_a_dead_worker_had_taken_is_asked_again_after_ten_minutes(cast, measure, resolver):
    with serving(b'{"n": 5}') as server:
        row, now = source(cast, measure, server, every="week"), timezone.now()
        assert row.take(now)
        assert pull_due(now + LEASE / 2, doors(server, resolver)).startswith("0")
        assert pull_due(now + LEASE, doors(server, resolver)).startswith("1")


def test_a_goal_that_left_the_plan_is_not_asked_for(cast, measure, resolver):
    from fairlead.plan import drafting
    from fairlead.plan.models import DraftStatement
    from fairlead.plan.tests.hands import publish, write

    with serving(b'{"n": 5}') as server:
        source(cast, measure, server)
        write(cast, "Something else.", key="else")
        row = DraftStatement.objects.get(key=hands.GOAL)
        drafting.delete(seat=hands.seat(cast), key=row.key, version=row.version)
        publish(cast)
        assert Edition.current(cast.company).statements.count() == 1
        assert pull_due(timezone.now(), doors(server, resolver)) == "0 fetched, 0 failed."
        assert server.seen == []


def test_what_was_sealed_opens_for_its_own_row_and_key_alone(settings):
    sealed = seal("1", address="https://a.example.com", secret="hush")
    assert b"hush" not in sealed
    assert unseal("1", sealed) == {"address": "https://a.example.com", "secret": "hush"}
    with pytest.raises(Unopened):
        unseal("2", sealed)
    settings.SECRET_KEY = "another key, long enough to be one, and no secret of anybody"
    with pytest.raises(Unopened):
        unseal("1", sealed)


def test_another_secret_key_is_said_as_a_failure(cast, measure, resolver, settings):
    with serving(b'{"n": 5}') as server:
        source(cast, measure, server)
        settings.SECRET_KEY = "another key, long enough to be one, and no secret of anybody"
        pull_due(timezone.now(), doors(server, resolver))
        assert server.seen == []
    assert "write address and secret anew" in Source.objects.get().said


def form(**fields):
    usual = {"reads": "json", "address": "https://figures.example.com/x?key=hush", "asks": "n", "user": "", "header": "",
             "secret": "Bearer hush",
             "every": "day"}  # fmt: skip
    return usual | fields


@pytest.fixture
def owner(client, cast, measure):
    client.force_login(cast.users[Role.OWNER])
    client.at = f"/c/{cast.company.slug}/plan/figures/{measure.key}/source/"
    return client


def opened():
    one = Source.objects.get()
    return unseal(str(one.measure_id), one.sealed)


def test_the_secret_goes_in_and_never_comes_out(owner):
    assert owner.post(owner.at, form()).status_code == 302
    for path in (owner.at, owner.at.removesuffix("source/"), owner.at.split("figures/")[0] + "figures/"):
        page = owner.get(path).content.decode()
        assert "hush" not in page
    assert "https://figures.example.com/x?…" in owner.get(owner.at).content.decode()
    assert opened() == {"address": "https://figures.example.com/x?key=hush", "secret": "Bearer hush"}


def test_what_is_left_as_shown_is_kept_and_what_is_written_anew_replaces_it(owner):
    owner.post(owner.at, form())
    shown = "https://figures.example.com/x?…"
    assert owner.post(owner.at, form(address=shown, secret="", asks="m")).status_code == 302
    assert opened() == {"address": "https://figures.example.com/x?key=hush", "secret": "Bearer hush"}
    owner.post(owner.at, form(address=shown, secret="new"))
    assert opened()["secret"] == "new"
    owner.post(owner.at, form(address=shown, secret="", no_secret="on"))
    assert opened()["secret"] == ""


@pytest.mark.parametrize(
    "address", ["https://other.example.com/x", "https://figures.example.com.evil.example/x"]
)
def test_a_kept_secret_is_not_sent_to_another_host(owner, address):
    owner.post(owner.at, form())
    answer = owner.post(owner.at, form(address=address, secret=""))
    assert answer.status_code == 400
    assert "another host" in answer.content.decode()
    assert opened()["address"].startswith("https://figures.example.com/x?")


@pytest.mark.parametrize(
    "bad",
    [{"address": "http://figures.example.com/x"}, {"address": "https://127.0.0.1/"}, {"address": "https://metadata.google.internal/"},
     {"address": "https://figures.example.com:8443/"}, {"address": "https://u:pass@figures.example.com/"}, {"address": "file:///etc/passwd"},
     {"address": "postgresql://figures.example.com/x"}, {"asks": ""}, {"header": "Host"}, {"header": "X-A: b"}, {"secret": "a\nX-B: c"},
     {"reads": "sql"}, {"reads": "sql", "address": "postgresql://figures.example.com/x", "user": ""}, {"reads": "x"}, {"every": "second"}],
)  # fmt: skip
def test_what_cannot_be_right_is_refused_while_it_is_written(owner, bad):
    answer = owner.post(owner.at, form(**bad))
    assert answer.status_code == 400
    assert not Source.objects.exists()
    page = answer.content.decode()
    assert "Bearer hush" not in page
    assert "u:pass" not in page


def test_to_fetch_no_more_forgets_address_and_secret_and_keeps_the_values(owner, cast, measure):
    owner.post(owner.at, form())
    hands.write(cast, measure, 4)
    assert owner.post(owner.at + "remove/").status_code == 302
    assert not Source.objects.exists()
    assert Value.objects.count() == 1


def test_the_failure_is_told_to_the_owner_in_words_and_to_staff_without(owner, cast, measure, client):
    owner.post(owner.at, form())
    Source.objects.get().has_failed(timezone.now(), "figures.example.com answers with status 503.")
    page = owner.at.removesuffix("source/")
    assert "status 503" in owner.get(page).content.decode()
    client.force_login(cast.users[Role.EMPLOYEE])
    seen = client.get(page).content.decode()
    assert "not fetched" in seen
    assert "503" not in seen
    assert "figures.example.com" not in seen


def test_a_stated_host_may_be_asked_with_http_and_a_secret(owner, settings):
    settings.MEASURE_HOSTS = frozenset({("warehouse.internal", 8080)})
    assert owner.post(owner.at, form(address="http://warehouse.internal:8080/n")).status_code == 302
    assert opened()["address"] == "http://warehouse.internal:8080/n"
