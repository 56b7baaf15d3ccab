"""Is this text English? The encoder knows English only; other texts are compared by their words, and that is said.

Told by small words: a text is foreign if it is in another script, or has more small words of other languages than English.
"""

import re
import unicodedata

from fairlead.core.plans.words import STOP, folded, listed

_FOREIGN = listed(
    """und der die das den dem ein eine einen nicht wir unsere fur mit auf ist sind werden wird auch oder bei zum zur mehr
    nach jeden jeder einer eines uns unser alle wenn bis haben
    le la les des une nous notre pour dans est sont avec pas plus que qui sur aux du ce cette
    el los las una nosotros nuestro nuestra para con es son no por mas del se al
    il lo gli uno noi nostro che non di nel della sono con piu per
    het een de wij onze voor met niet van zijn wordt meer naar ook
    o os as um uma nos nosso com nao sao mais do da
    og det som vi vores til ikke er av pa att ar inte vi med en ett
    i w na z nie do ze jest sie dla oraz nasz"""
) - listed("no do i o as on or per as da we")
_WORD = re.compile(r"[^\W\d_]+")


def is_foreign(text: str) -> bool:
    """Whether a text is not English; too little to tell counts as English.

    >>> is_foreign("Wir rufen jeden nach einer Woche an und fragen nach"), is_foreign("call every placement")
    (True, False)
    >>> is_foreign("школы"), is_foreign("Café")
    (True, False)
    """
    words = [folded(word) for word in _WORD.findall(text)]
    if not words:
        return False
    if sum(not _is_latin(word) for word in words) * 2 > len(words):
        return True
    english, other = sum(w in STOP for w in words), sum(w in _FOREIGN and w not in STOP for w in words)
    return other >= 2 and other > english


def _is_latin(word: str) -> bool:
    return all("LATIN" in unicodedata.name(sign, "") for sign in word)
