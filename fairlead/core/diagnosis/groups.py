"""The chain in each level and each unit: by level always, by unit in the order of the tree, never a league table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _

from fairlead.core.diagnosis.cuts import CONSTRUCTS, CUTS
from fairlead.core.diagnosis.statuses import of_estimate, together
from fairlead.core.diagnosis.survey import Survey
from fairlead.core.diagnosis.values import GroupFinding, GroupShare
from fairlead.core.values import Estimate, Status
from fairlead.core.verdict import LINKS, SPOKEN, decide

Shares = Mapping[tuple[str, str], Estimate]  # (construct, group) -> what is shown there


@dataclass(frozen=True, slots=True)
class Tree:
    """The units: who lies under whom. Groups of another cut have no tree."""

    parents: Mapping[str, str | None]

    def depth(self, group: str) -> int:
        """How far below the top a group lies; loops end the count.

        >>> Tree({"b": "a", "a": None}).depth("b")
        1
        """
        seen = {group}
        up = self.parents.get(group)
        while up and up not in seen:
            seen.add(up)
            up = self.parents.get(up)
        return len(seen) - 1

    def order(self, groups: Iterable[str]) -> tuple[str, ...]:
        """Each group after the one above it, by name among sisters.

        >>> Tree({"b": "z", "a": "b", "z": None}).order(["a", "b", "z"])
        ('z', 'b', 'a')
        """
        return tuple(sorted(groups, key=self._path))

    def _path(self, group: str) -> tuple[str, ...]:
        path = [group]
        while (up := self.parents.get(path[0])) and up not in path:
            path.insert(0, up)
        return tuple(path)


def group_share(link: str, group: str, asked: Sequence[str], shares: Shares, hidden: str) -> GroupShare:
    """One link in one group: fails if one of its constructs fails, and shows that one."""
    found = [shares[c, group] for c in asked if (c, group) in shares]
    if not asked:
        return GroupShare(link, Status.UNKNOWN, None)
    if len(found) < len(asked):
        return GroupShare(
            link, Status.UNKNOWN, None, hidden or _("shown in its parts, or not at all, for this link")
        )
    statuses = [of_estimate(e, CUTS[link]) for e in found]
    return GroupShare(link, together(statuses), min(found, key=lambda e: e.value))


def group_findings(
    survey: Survey,
    cut: str,
    groups: Sequence[str],
    shares: Shares,
    fixed: Mapping[str, Status],
    tree: Tree,
    sent: Mapping[str, Status],
) -> tuple[GroupFinding, ...]:
    """The chain of each group. `fixed`: links that the company shares (plan); `sent`: per unit, where recorded."""
    asked = {link: [c for c in CONSTRUCTS[link] if survey.of(c)] for link in SPOKEN}
    reasons = hidden_reasons(survey, cut)
    found = []
    for group in groups:
        per_link = tuple(
            group_share(link, group, asked[link], shares, reasons.get(group, ("", ""))[0]) for link in SPOKEN
        )
        chain = {s.link: s.status for s in per_link} | dict(fixed) | {"sent": sent.get(group, fixed["sent"])}
        shown = any(s.estimate for s in per_link)
        # Several hidden groups bear one name where a reader could add them up; with nothing shown it says nothing.
        if not shown and group not in reasons:
            continue
        verdict = decide({link: chain[link] for link in LINKS}) if shown else None
        people = survey.people.get((cut, group))
        found.append(GroupFinding(cut, group, tree.depth(group), people, per_link, verdict))
    return tuple(found)


def hidden_reasons(survey: Survey, cut: str) -> dict[str, tuple[str, str]]:
    """Group -> why it is hidden, and where its people are shown instead."""
    return {h.group: (h.reason, h.shown_in) for h in survey.release.hidden if h.cut == cut}


def groups_of(survey: Survey, cut: str) -> set[str]:
    """Every group of a cut that was counted, shown or hidden; the group without a name is nobody's."""
    shown = {figure.group for figure in survey.release.figures if figure.cut == cut}
    return (shown | set(hidden_reasons(survey, cut))) - {""}
