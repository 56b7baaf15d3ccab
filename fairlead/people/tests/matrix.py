"""What each room declares of its addresses, so that every route is tried by everybody (tests/access)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fairlead.people.abilities import Ability
from fairlead.people.models import Company, Membership, Role, User

PUBLIC, SIGNED_IN, DEVELOPMENT = "public", "signed in", "development"
MACHINES = "machines"  # no person has anything to do there
Arguments = Mapping[str, Any]


@dataclass
class Cast:
    """Two companies and the people whom every test knows."""

    company: Company
    foreign: Company
    users: dict[str, User]  # by role, in `company`
    stranger: User  # owner of `foreign`
    things: dict[str, Any] = field(default_factory=dict)  # what a room's `furnish` puts there


def two_companies() -> Cast:
    """Oak & Sons with one user a role, and Charlie of Foreign Ltd., who must find nothing."""
    ours = Company.objects.create(name="Oak & Sons", slug="oak-sons")
    foreign = Company.objects.create(name="Foreign Ltd.", slug="foreign")
    users = {
        role: User.objects.create_user(f"{role}@oak.example", name=f"Sam {role}") for role in Role.values
    }
    for role, user in users.items():
        Membership.objects.create(user=user, company=ours, role=role)
    charlie = User.objects.create_user("charlie@foreign.example", name="Charlie")
    Membership.objects.create(user=charlie, company=foreign, role=Role.OWNER)
    return Cast(company=ours, foreign=foreign, users=users, stranger=charlie)


def own(cast: Cast) -> Arguments:
    return {"company": cast.company.slug}


@dataclass(frozen=True)
class Route:
    """`own` is an object everybody with the ability may reach; `foreign` must be hidden from all of `company`.

    `sibling`: an object of the same company that only `sibling_roles` may reach (others: 403 or 404).
    """

    name: str
    may: Ability | str  # an ability, or PUBLIC, SIGNED_IN, DEVELOPMENT, MACHINES
    own: Callable[[Cast], Arguments] = own
    foreign: Callable[[Cast], Arguments] | None = None
    sibling: Callable[[Cast], Arguments] | None = None
    sibling_roles: frozenset[str] = frozenset()
    post: bool = False  # answers POST only
    data: Callable[[Cast], Mapping[str, Any]] = lambda cast: {}
    # Roles beyond the ability that may reach `own` (a person's own page, say).
    also: frozenset[str] = frozenset()
    # Roles that are told to go elsewhere although the address is public (an invitation for somebody else).
    refused: frozenset[str] = frozenset()
