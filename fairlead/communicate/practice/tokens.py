"""What a page carries so that its answer is counted once, for whom it was shown to, about what it was asked."""

from dataclasses import astuple, dataclass

from django.core import signing

SALT = "fairlead.communicate.practice"


@dataclass(frozen=True, slots=True)
class Token:
    """`shown`: the answer has been shown, and only the going on is left. `nth`: answers before this one."""

    holder: str
    ask: str
    lineage: str = ""
    substance: int = 0
    nth: int = 0
    right: str = ""
    shown: bool = False


def signed(token: Token) -> str:
    return signing.dumps(astuple(token), salt=SALT)


def read(text: str, holder: str) -> Token | None:
    """None for what was not signed by us, or was shown to somebody else."""
    try:
        token = Token(*signing.loads(text, salt=SALT))
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return token if token.holder == holder else None
