"""Who reports to whom, through all steps, today or on any day."""

from datetime import date

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from fairlead.people.models import Person, Post

BELOW = """WITH RECURSIVE below(id) AS (
    SELECT CAST(%s AS bigint)
    UNION SELECT p.person_id FROM people_post p JOIN below b ON p.manager_id = b.id
    WHERE p.began <= %s AND (p.until IS NULL OR p.until > %s)
) SELECT id FROM below"""


def today() -> date:
    return timezone.localdate()


def below(people: QuerySet[Person], on: date | None = None) -> RawSQL:
    """Ids of the one person and of all who report to him, directly or through others, on a day."""
    one = people.values_list("pk", flat=True).first()
    day = on or today()
    return RawSQL(BELOW, (one or 0, day, day))


def chain(person: Person, on: date) -> list[Person]:
    """The managers above somebody on a day, the nearest first."""
    found: list[Person] = []
    at: Person | None = person
    while at is not None:
        post = (
            Post.objects.on(on).filter(person=at).select_related("manager").order_by("-began", "-pk").first()
        )
        at = post.manager if post else None
        if at is None or at == person or at in found:
            break
        found.append(at)
    return found


def reports(person: Person, on: date) -> QuerySet[Person]:
    """Who reports directly to somebody on a day."""
    direct = Post.objects.on(on).filter(manager=person).values("person_id")
    return Person.objects.filter(pk__in=direct).order_by("name")
