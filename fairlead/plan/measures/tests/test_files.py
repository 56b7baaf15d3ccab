"""Values from a file: looked at first, each refused line with its column and reason, written whole or not at all."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fairlead.people.models import Role
from fairlead.plan.measures.models import Value
from fairlead.plan.measures.sheet import MOST, UnreadableSheet, read, text_of
from fairlead.plan.measures.tests import hands

TODAY = date(2026, 11, 26)


@pytest.fixture
def measure(cast):
    return hands.measure(cast)


def faults(measure, text):
    return [(one.line, one.column) for one in read(measure, text, TODAY).faults]


@pytest.mark.parametrize(
    "text",
    ["2026-03-01,40\n2026-03-02,41.5", "day,value,note\n2026-03-01,40,\n2026-03-02,41.5,x", "2026-03-01;40\n2026-03-02;41.5\n",
     "2026-03-01\t40\r\n\r\n2026-03-02\t41.5",
     " 2026-03-01 , 40 % ,\n2026-03-02,41.5,,,", 'Date,"Value"\n"2026-03-01","40"\n2026-03-02,4.15e1'],
)  # fmt: skip
def test_days_and_values_are_read(measure, text):
    found = read(measure, text, TODAY)
    assert [(one.entry.day.day, one.entry.value) for one in found.lines] == [(1, 40), (2, 41.5)]
    assert found.faults == ()


@pytest.mark.parametrize(
    ("line", "column"),
    [("2026-03-01,nan", "value"), ("2026-03-01,inf", "value"), ("2026-03-01,-Infinity", "value"), ("2026-03-01,1e400", "value"),
     ("2026-03-01;3,5", "value"), ("2026-03-01,", "value"), ("2026-03-01", "value"), ("2026-12-31,1", "day"), ("31.3.2026,1", "day"),
     ("2026-02-30,1", "day"), ("1970-01-01,1", "day"), (",1", "day"), ("2026-03-01,3,5,1", "column 4"),
      ("2026-03-01,1," + "x" * 301, "note"),
     ("2026-03-01,=1+1", "value"), ("2026-03-01,<b>", "value")],
)  # fmt: skip
def test_a_line_that_cannot_be_is_refused_with_its_column(measure, line, column):
    if line.endswith('"1'):
        assert [one.entry.value for one in read(measure, line, TODAY).lines] == [
            1
        ]  # an open quotation mark at the end
        return
    assert faults(measure, f"2026-01-01,1\n{line}".replace(",1\n", ";1\n" if ";" in line else ",1\n")) == [
        (2, column)
    ]


def test_a_quotation_mark_that_is_never_closed_swallows_no_other_line(measure):
    found = read(measure, '2026-03-01,"1\n2026-03-02,2', TODAY)
    assert [one.entry.value for one in found.lines] == [1, 2]


def test_two_values_of_a_day_are_both_refused_for_nobody_knows_which_is_right(measure):
    found = read(measure, "2026-03-01,1\n2026-03-01,2\n2026-03-01,3\n2026-03-02,4", TODAY)
    assert [(one.line, one.column) for one in found.faults] == [(1, "day"), (2, "day"), (3, "day")]
    assert [one.entry.value for one in found.lines] == [4]


def test_a_hundred_thousand_lines_are_refused_in_one_sentence(measure):
    with pytest.raises(UnreadableSheet, match="100,000"):
        read(measure, "2026-03-01,1\n" * 100_000, TODAY)
    with pytest.raises(UnreadableSheet, match="1 MB"):
        text_of(b"1" * 1_000_001)
    days = (date(2012, 1, 1) + timedelta(days=n) for n in range(MOST))
    assert len(read(measure, "\n".join(f"{day},1" for day in days), TODAY).lines) == MOST


@pytest.mark.parametrize("text", ["", "\n\n", "day,value\n"])
def test_a_file_without_a_value_says_so(measure, text):
    with pytest.raises(UnreadableSheet):
        read(measure, text, TODAY)


def test_signs_that_turn_what_is_read_are_taken_out_of_notes(measure):
    assert read(measure, "2026-03-01,1,a\u202eb\u0000c", TODAY).lines[0].entry.note == "abc"


@pytest.fixture
def keeper(client, cast, measure):
    client.force_login(cast.users[Role.OWNER])
    client.at = f"/c/{cast.company.slug}/plan/figures/{measure.key}/bring/"
    return client


def mark(answer):
    return answer.context["sheet"].mark


def test_looking_writes_nothing_and_applying_writes_what_was_seen(keeper, measure):
    text = "2026-03-01,40\n2026-03-02,x\n2026-03-03,42"
    seen = keeper.post(keeper.at, {"pasted": text})
    assert seen.status_code == 200
    assert "2 values would be written" in seen.content.decode()
    assert "1 line is refused" in seen.content.decode()
    assert not Value.objects.exists()
    assert keeper.post(keeper.at + "apply/", {"pasted": text, "mark": mark(seen)}).status_code == 302
    assert [(one.value, one.source) for one in Value.objects.order_by("on")] == [(40, "file"), (42, "file")]


def test_a_file_is_read_like_what_is_pasted(keeper):
    file = SimpleUploadedFile("values.csv", "\ufeffday,value\n2026-03-01,40\n".encode())
    assert "1 value would be written" in keeper.post(keeper.at, {"file": file}).content.decode()


def test_what_was_written_since_is_looked_at_again(keeper, cast, measure):
    text = f"{hands.today()},40"
    seen = keeper.post(keeper.at, {"pasted": text})
    hands.write(cast, measure, 39)
    answer = keeper.post(keeper.at + "apply/", {"pasted": text, "mark": mark(seen)})
    assert answer.status_code == 409
    assert "<del>39</del>" in answer.content.decode()
    assert Value.objects.count() == 1
    assert keeper.post(keeper.at + "apply/", {"pasted": text, "mark": mark(answer)}).status_code == 302
    assert Value.objects.count() == 2


def test_applying_twice_writes_once(keeper):
    text = "2026-03-01,40"
    sent = {"pasted": text, "mark": mark(keeper.post(keeper.at, {"pasted": text}))}
    keeper.post(keeper.at + "apply/", sent)
    assert keeper.post(keeper.at + "apply/", sent).status_code == 409
    assert Value.objects.count() == 1


@pytest.mark.parametrize(
    "sent", [{}, {"pasted": " "}, {"pasted": "day,value"}, {"pasted": "2026-03-01,1\n" * 6000}]
)
def test_nothing_to_read_is_said_and_what_was_pasted_stays(keeper, sent):
    answer = keeper.post(keeper.at, sent)
    assert answer.status_code == 400
    assert sent.get("pasted", "").strip()[:20] in answer.content.decode()


def test_text_that_tries_to_be_markup_is_shown_as_text(keeper):
    page = keeper.post(
        keeper.at, {"pasted": "2026-03-01,1,</textarea><script>alert(1)</script>\n<b>,2"}
    ).content.decode()
    assert "<script>alert" not in page
    assert "<b>,2" not in page


def test_going_back_to_mend_keeps_the_text(keeper):
    answer = keeper.post(keeper.at, {"pasted": "2026-03-01,x", "again": "1"})
    assert answer.status_code == 200
    assert "2026-03-01,x" in answer.content.decode()
