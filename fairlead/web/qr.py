"""An address as a QR code: SVG of one path, black on white in every scheme, since readers ask for that."""

from dataclasses import dataclass
from functools import lru_cache

import qrcode

QUIET = 4  # modules of white around it, as the standard asks


@dataclass(frozen=True, slots=True)
class Code:
    """A square of `size` modules, with the path of its dark ones."""

    size: int
    path: str

    @property
    def svg(self) -> str:
        """As a file of its own, for paper.

        >>> code_of("https://plan.example.com/").svg[:60]
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 33 33">'
        """
        box = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.size} {self.size}">'
        return f'{box}<rect width="100%" height="100%" fill="#fff"/><path d="{self.path}" fill="#000"/></svg>'


@lru_cache(maxsize=64)
def code_of(address: str) -> Code:
    made = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=QUIET)
    made.add_data(address)
    made.make(fit=True)
    rows = made.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark
    )
    return Code(len(rows), path)
