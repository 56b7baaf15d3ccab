"""What teams wrote under a statement, for the readers in them: the line of the nearest unit that has one."""

from fairlead.people.models import Company, Unit
from fairlead.plan.models import Edition
from fairlead.plan.wordings.lines import told_to


class TeamLines:
    """The lines of one statement, read once; a line that was written for something else is not told."""

    def __init__(self, company: Company, statement: str) -> None:
        edition = Edition.current(company) if statement else None
        units = Unit.objects.filter(company=company)
        told = told_to(units, edition).get(statement, []) if edition else []
        self.by_unit = {one.line.unit_id: one.line.text for one in told if not one.is_stale}
        self.above = dict(units.values_list("pk", "parent")) if self.by_unit else {}

    def of(self, unit: Unit | None) -> str:
        at = unit.pk if unit and self.by_unit else None
        while at is not None and at not in self.by_unit:
            at = self.above.get(at)
        return self.by_unit[at] if at is not None else ""
