"""Five leaders, asked apart, disagree on two of five statements; they merge, publish, agree; and what they said they did
is read by the command line as the web tells it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fairlead import diagnose
from fairlead.cli.serving_export import _write_folder
from fairlead.cli.serving_tables import sheets_of
from fairlead.people.models import Membership, Role, User
from fairlead.plan import drafting, publishing
from fairlead.plan.deeds import committing, deciding, rates
from fairlead.plan.deeds.tests.hands import TODAY, on
from fairlead.plan.leaders.models import Round
from fairlead.plan.leaders.telling import results
from fairlead.plan.leaders.tending import count_up
from fairlead.plan.leaders.tests import hands
from fairlead.plan.models import DraftStatement, Edition

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FIVE = {
    "call": "Every placement is called after one week, by the one who placed it.",
    "paid": "Every temp is paid the right amount on the first Friday.",
    "care": "Half of our placements are in care homes and hospitals.",
    "linden": "We open a branch in Linden before the spring.",
    "consultant": "One consultant stays with a client from first call to last invoice.",
}
SHARED = ["call every placement after one week", "pay every temp the right amount on the first Friday",
          "half of our placements in care homes and hospitals"]  # fmt: skip
ALL = [
    *SHARED,
    "open a branch in Linden before the spring",
    "one consultant stays with a client from first call to last invoice",
]
NAMES = ("ada", "ben", "cleo", "dov")


def statement(text, **more):
    usual = {"kind": "priority", "text": text, "details": "", "owner": "Ada", "due": TODAY + 300 * DAY, "measure": "share called",
             "target": "95 %", "audience": "staff", "review_on": None}  # fmt: skip
    return usual | more


@pytest.fixture
def firm(cast, monkeypatch):
    """The owner and four leaders; edition 1 with five priorities, a purpose and a not-doing."""
    on(monkeypatch, TODAY)
    cast.users |= {name: User.objects.create_user(f"{name}@oak.example", name=name.title()) for name in NAMES}
    for name in NAMES:
        Membership.objects.create(user=cast.users[name], company=cast.company, role=Role.LEADER)
    seat = hands.seat(cast)
    for key, text in FIVE.items():
        drafting.add(seat=seat, said=statement(text), key=key)
    drafting.add(
        seat=seat,
        said=statement("Nobody in our towns waits three weeks for work.", kind="purpose"),
        key="why",
    )
    drafting.add(
        seat=seat, said=statement("No temp contracts under a week.", kind="not-doing"), key="no-day-hire"
    )
    publish(seat)
    return cast


def publish(seat):
    seen = publishing.look(seat.company)
    return publishing.publish(
        seat=seat, based_on=seen.based_on, mark=seen.mark, note="After the leaders' round.",
        reasons={line.name: "Two of five leaders did not hold it." for line in seen.changed},
        overrides={one.id: "It is a test." for one in seen.musts},
    )  # fmt: skip


def ask(firm, lists):
    """A round from the owner's page to its close, each leader by HTTP."""
    owner = hands.come_in(firm, Role.OWNER)
    users = [firm.users[name] for name in lists]
    members = Membership.objects.filter(company=firm.company, user__in=users)
    opened = owner.post(
        reverse("leaders:open", args=[firm.company.slug]),
        {"leaders": [m.pk for m in members], "last_day": ""},
    )
    assert opened.status_code == 302
    round = Round.objects.filter(company=firm.company).first()
    for name, lines in lists.items():
        answered(firm, round, name, lines)
    round.refresh_from_db()
    assert round.is_closed
    count_up(round.closed_at)
    return results(hands.seat(firm), round)


def answered(firm, round, name, lines):
    mine = hands.of(round, firm, name)
    client = hands.come_in(firm, name)
    page = client.get(hands.at("answer", mine))
    assert not any(text in hands.text_of(page) for text in FIVE.values())
    client.post(hands.at("answer", mine), {"text": "\n".join(lines)})
    mine.refresh_from_db()
    client.post(hands.at("order", mine), {f"rank-{key}": n for n, key in enumerate(sorted(mine.order), 1)})


def merged(firm, round):
    """The owner takes other words for the two statements that not all hold."""
    owner = hands.come_in(firm, Role.OWNER)
    versions = dict(DraftStatement.objects.values_list("key", "version"))
    new = {"linden": "We open one branch, in Linden, before the first of March.",
           "consultant": "Each client has one consultant, from the first call to the last invoice."}  # fmt: skip
    form = {f"s-{key}-{field}": value for key, words in new.items()
            for field, value in (("take", "edition"), ("words", words), ("version", versions[key]))}  # fmt: skip
    done = owner.post(reverse("leaders:merge", args=[firm.company.slug, round.number]), form)
    assert done.status_code == 302, hands.text_of(done)[-3000:]
    return new


def deeds(firm, monkeypatch):
    """Two are kept, one slips and nobody says why, one is put off in time and explained; one decision goes against."""
    seat = hands.seat(firm)
    due = TODAY + 20 * DAY

    def commit(what, key="call"):
        return committing.make(seat=seat, said={
            "what": what, "due": due, "statement": key, "towards": "everybody", "unit": None, "person": None,
            "account": firm.users["ada"]})  # fmt: skip

    rows = {name: commit(f"{name}.") for name in ("kept one", "kept two", "slips")}
    moved = commit("explained.", "paid")
    said = {"what": "explained.", "due": due + 30 * DAY, "statement": "paid", "towards": "everybody", "unit": None,
            "person": None, "account": firm.users["ada"]}  # fmt: skip
    committing.change(
        seat=seat, key=moved.commitment.key, number=moved.number, said=said, why="The bank closed for a week."
    )
    on(monkeypatch, due)
    for name in ("kept one", "kept two"):
        committing.finish(seat=seat, key=rows[name].commitment.key, number=rows[name].number, done_on=due)
    return on(monkeypatch, due + 10 * DAY)


def test_five_leaders_disagree_merge_and_agree_and_the_command_line_reads_their_deeds(
    firm, monkeypatch, tmp_path
):
    first = ask(
        firm,
        {Role.OWNER: ALL, "ada": ALL, "ben": SHARED, "cleo": [*SHARED, "win the town cup"], "dov": SHARED},
    )
    assert {row.statement.key for row in first.differ} == {"linden", "consultant"}
    assert {row.statement.key for row in first.shared} == {"call", "paid", "care"}
    assert [one.entry.text for one in first.outside] == ["win the town cup"]

    new = merged(firm, first.round)
    assert publish(hands.seat(firm)).number == 2
    assert (
        dict(Edition.current(firm.company).statements.filter(key__in=new).values_list("key", "text")) == new
    )

    lines = [*SHARED, *new.values()]
    second = ask(firm, dict.fromkeys((Role.OWNER, *NAMES), lines))
    assert second.differ == []
    assert len(second.shared) == 5

    today = deeds(firm, monkeypatch)
    decided(firm, today)
    whole, _each = rates.rates_for(hands.seat(firm), today)
    folder = tmp_path / "out"
    _write_folder(folder, sheets_of(firm.company))
    report = diagnose(folder)

    links = {one.link: one for one in report.links}
    plan = {one.id: one for one in links["plan"].measures}
    assert plan["leaders-name"].estimate.value == 1
    assert plan["leaders-name"].estimate.n == 5
    assert plan["leaders-overlap"].estimate.value == 1
    kept = {one.id: one for one in links["lived"].measures}["commitments"]
    assert (whole.record.kept, whole.record.ended) == (2, 3)
    assert (round(kept.estimate.value, 4), kept.estimate.n) == (round(2 / 3, 4), 3)
    followed = {one.id: one for one in links["lived"].measures}["decisions"]
    assert (followed.estimate.value, followed.estimate.n) == (
        0,
        1,
    )  # one bears on the plan, and goes against it


def decided(firm, today):
    said = {"what": "We take the day contracts of the fair.", "decided_on": today, "reason": "The fair pays on the day.",
            "person": None, "account": firm.users["ada"], "body": ""}  # fmt: skip
    deciding.write(seat=hands.seat(firm), said=said, stances={"no-day-hire": "against"}, audience="staff")
