"""Fixed dice for every law, so that a commit is green or red for its own sake; and the cast that web tests know."""

import signal

import pytest
from hypothesis import settings

# A suite that was started in the background is deaf to Ctrl-C, and so are the commands it starts and stops.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("new-dice", deadline=None, print_blob=True)
settings.load_profile("fixed")


@pytest.fixture
def cast(db):
    """Oak & Sons with one user a role, and Charlie of Foreign Ltd., who must find nothing."""
    from fairlead.people.models import Company, Membership, Role, User
    from fairlead.people.tests.matrix import Cast

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
