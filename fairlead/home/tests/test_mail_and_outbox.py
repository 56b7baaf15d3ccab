"""The pages of what waits and of whether mail arrives."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fairlead.home.views.mail import TESTS
from fairlead.journal.models import Entry
from fairlead.outbox.models import Content, Lane, Message, State
from fairlead.outbox.services import enqueue
from fairlead.people.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client, cast):
    client.force_login(cast.users[Role.OWNER])
    return client


def address(cast, name: str, *more) -> str:
    return reverse(f"home:{name}", args=[cast.company.slug, *more])


def waiting(cast, **fields) -> Message:
    made = enqueue(purpose="test", to="eve@oak.example", subject="x", text="secret", company=cast.company.key)
    Message.objects.filter(pk=made.pk).update(**fields)
    return Message.objects.get(pk=made.pk)


def test_what_waits_says_how_often_it_was_tried_and_when_it_is_due_next(owner, cast):
    one = waiting(cast, attempts=7, due_at=timezone.now() + timedelta(hours=3))
    shown = owner.get(address(cast, "outbox")).content.decode()
    assert '<td class="number">7</td>' in shown
    assert f'<time datetime="{one.due_at:%Y-%m-%dT%H:%M}' in shown


def test_a_lane_that_waits_is_shown_with_the_reason_where_something_of_ours_takes_it(owner, cast):
    until = timezone.now() + timedelta(minutes=2)
    for lane, said in (
        (("mail", "oak.example"), "at most 60 a minute"),
        (("mail", "elm.example"), "429 Elsewhere"),
    ):
        Lane.objects.create(channel=lane[0], host=lane[1], waits_until=until, said=said)
    assert "These wait" not in owner.get(address(cast, "outbox")).content.decode()
    waiting(cast)
    shown = owner.get(address(cast, "outbox")).content.decode()
    assert "mail to oak.example" in shown
    assert "at most 60 a minute" in shown
    assert "429 Elsewhere" not in shown
    Lane.objects.create(channel="mail", waits_until=until, said="The server asks for patience")
    assert "all of mail" in owner.get(address(cast, "outbox")).content.decode()


def test_what_was_blanked_is_not_offered_to_be_tried_again(owner, cast):
    one = waiting(cast, state=State.DEAD)
    assert address(cast, "outbox-again", one.pk) in owner.get(address(cast, "outbox")).content.decode()
    Content.objects.all().delete()
    assert address(cast, "outbox-again", one.pk) not in owner.get(address(cast, "outbox")).content.decode()


def test_who_had_a_message_tried_again_or_withdrew_it_stands_in_the_journal(owner, cast):
    one = waiting(cast, state=State.DEAD)
    for name in ("outbox-again", "outbox-again", "outbox-withdraw"):  # the second finds it on its way
        owner.post(address(cast, name, one.pk))
    said = Entry.objects.filter(subject=str(one.pk)).order_by("happened_at").values_list("what", flat=True)
    assert list(said) == ["message tried again", "message withdrawn"]


def test_the_button_of_the_test_message_fills_no_letter_box(owner, cast):
    for _press in range(TESTS):
        assert owner.post(address(cast, "mail-test")).status_code == 302
    assert owner.post(address(cast, "mail-test")).status_code == 429
    assert Message.objects.count() == TESTS


def test_while_the_test_is_on_its_way_its_part_asks_for_itself_and_stops_at_the_end(owner, cast):
    owner.post(address(cast, "mail-test"))
    htmx = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "last-test"}
    part = owner.get(address(cast, "mail"), **htmx).content.decode()
    assert part.strip().startswith('<div id="last-test"')
    assert f'hx-get="{address(cast, "mail")}"' in part
    assert f'<a href="{address(cast, "mail")}">' in part  # without scripts
    Message.objects.update(state=State.SENT, sent_at=timezone.now())
    part = owner.get(address(cast, "mail"), **htmx).content.decode()
    assert "sent" in part
    assert "hx-get" not in part


def test_the_whole_page_holds_the_same_part(owner, cast):
    owner.post(address(cast, "mail-test"))
    shown = owner.get(address(cast, "mail")).content.decode()
    assert "<h1" in shown
    assert shown.count('id="last-test"') == 1
    assert "queued" in shown
