"""How often was it said, to whom, and what goes with it?

The question: does more telling go with more being known? Nouns: occasion, telling, band, step, window, contact, pair of
waves, association. Verbs: count, window, compare. Deliberately absent: opens and clicks (a machine opens mail, too), answers
of a person, practice, and any word that says that telling is why.
"""

from fairlead.core.dose.associating import Association, associate
from fairlead.core.dose.bands import BANDS, NEEDED, SEVERAL, band, step, steps
from fairlead.core.dose.contacts import Contacts, Spent, contacts, way
from fairlead.core.dose.occasions import EVERYONE, Occasion, told, whom
from fairlead.core.dose.slopes import Cells, Slope, slope
from fairlead.core.dose.windows import Window, windows

__all__ = [
    "BANDS",
    "EVERYONE",
    "NEEDED",
    "SEVERAL",
    "Association",
    "Cells",
    "Contacts",
    "Occasion",
    "Slope",
    "Spent",
    "Window",
    "associate",
    "band",
    "contacts",
    "slope",
    "step",
    "steps",
    "told",
    "way",
    "whom",
    "windows",
]
