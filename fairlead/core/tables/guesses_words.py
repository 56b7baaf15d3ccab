"""What words betray: the construct of a question, the family of a reason, a kind of exit, a column better not read.

Each guess comes with the word that led to it, so that the reader of the mapping can judge it. First match wins.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Guess(NamedTuple):
    """What something is taken for, and the words that say so; `said` is empty where nothing does."""

    what: str
    said: str
    reversed: bool = False


CONSTRUCTS = (
    ("pay", r"\b(my pay|paid|salary|wages?|pay|remuneration|gehalt|bezahl\w*|vergütung)\b"),
    ("changes", r"(chang\w+ too \w+|too many changes|keeps? changing|zu oft|ständig änder\w*)"),
    ("lived", r"(do(es)? what they say|say that something will be done|keep(s)? (their|its|his|her) (word|promises)|bad news|honest\w*|integrity|walk the talk|lead(s)? by example|practi[cs]e what|consistent with .{0,30}values|values .{0,20}lived|halten .{0,20}(wort|versprechen))"),
    ("expected", r"(expect\w* (of|from) me|(expects|erwarte\w*) .{0,20}\b(me|mir)\b|what is expected|my responsibilities)"),
    ("line-of-sight", r"((my|own) (own )?(work|job|role|contribution)\b.{0,40}\b(relate|contribut|help|support|fit|link|connect|serve)\w*|how i contribute|meine arbeit.{0,30}(beitr|ziel)\w*)"),
    ("stay-intent", r"((expect|intend|plan|want|see myself|likely).{0,40}(stay|working|work here|work for|here in)|(a|one|two|next|in) (year|months?) from now|still be (here|working)|in einem jahr .{0,20}hier)"),
    ("leave", r"(\bleav(e|ing)\b|quit(ting)?\b|looking for (a|another|new) job|resign\w*|kündigen)"),
    ("will-get-there", r"(get there|get where|will (reach|achieve|succeed)|achieve (our|its|the) goals|succes\w+ (at|in) .{0,20}mission|accomplish\w* .{0,10}mission|excited about .{0,30}future|ziele? erreichen)"),
    ("right-direction", r"(right (direction|way|track|path)|believe in .{0,20}(direction|strategy|plan)|richtige\w* (richtung|weg))"),
    ("reached", r"\b(was told|told (me|us|lately)|told|heard|(kept|keeps? (me|us)) (well )?informed|well informed|communicat\w+ .{0,20}(goals?|direction|vision|strategy|plan)|informed|mitgeteilt|informiert)\b"),
    ("claimed-clarity", r"(clear (about|on|what|vision|understanding|idea|to me)|clarity|understand.{0,30}(strategy|priorit\w+|direction|goals?|objectives|purpose|vision)|know.{0,20}(priorit\w+|strategy|where we are going|vision)|(prioritäten|ziele).{0,20}klar)"),
)  # fmt: skip
RECALL = r"(own words|list up to|name up to|top priorities|most important (things|priorities)|matters? most|which (things|priorities)|in eigenen worten|welche (ziele|prioritäten))"
REASONS = (
    ("none", r"(none of the above|^none$|no reason|keine\w* grund)"),
    ("direction/promise-broken", r"(promise\w*|not as (described|told)|versproch\w*)"),
    ("direction/not-told", r"(not told|nobody told|not informed|no communication|nicht informiert)"),
    ("direction/keeps-changing", r"(keeps? changing|chang\w+ too often|constant change)"),
    ("direction/not-lived", r"(say one thing|do not do what|not lived|integrity|trust in (senior )?leaders\w*)"),
    ("direction/no-plan", r"(direction|no plan|strateg\w*|vision|uncertain\w*|unclear|richtung)"),
    ("retirement", r"\b(retir\w*|pension\w*|ruhestand|rente)\b"),
    ("health", r"\b(ill|illness|health|medical|injur\w*|sick\w*|trauma\w*|gesundheit\w*|krank\w*)\b"),
    ("family-relocation", r"\b(family|matern\w*|patern\w*|child\w*|partner|spouse|relocat\w*|moving|umzug|familie\w*)\b"),
    ("work-life", r"(work ?life|balance|\bhours\b|flexib\w*|shifts?\b|rota|commut\w*|travel time|arbeitszeit\w*)"),
    ("workload", r"(work ?load|overtime|stress|pressure|burn ?out|understaff\w*|überlast\w*)"),
    ("pay", r"\b(pay|salary|money|wages?|compensation|benefits|bonus|remuneration|gehalt|bezahlung)\b"),
    ("manager", r"\b(managers?|management|supervis\w*|boss|line manager|leadership|vorgesetzt\w*|chef\w*)\b"),
    ("career", r"\b(career|promotion\w*|progress\w*|advancement|development|training|study|opportunit\w*|new job|better job|karriere|weiterbildung)\b"),
    ("environment", r"\b(environment|colleagues?|team|culture|conflicts?|bully\w*|harass\w*|location|conditions|facilities|politics|kolleg\w*|klima)\b"),
    ("job", r"\b(job|role|work itself|dissatisf\w*|satisf\w*|recogni\w*|security|boring|duties|tasks|aufgaben?)\b"),
    ("other", r"\b(other|dismiss\w*|probation|contract|redundan\w*|sonstige\w*|andere\w*)\b"),
)  # fmt: skip
KINDS = (
    ("involuntary", r"(dismiss|fired|redundan|laid ?off|lay ?off|involuntar|probation|misconduct|performance|entlass|kündigung durch arbeitgeber|arbeitgeberkündigung|betriebsbeding)"),
    ("other", r"(retir|ill health|death|died|deceased|contract|expir|end of|transfer|pension|rente|ruhestand|befrist|aufhebung|other$)"),
    ("voluntary", r"(resign|voluntar|quit|left for|own wish|eigenkündigung|kündigung durch arbeitnehmer|arbeitnehmerkündigung|démission)"),
)  # fmt: skip
STATES = (
    ("changed", r"(chang|moved|renegotiat|verschoben|geändert)"),
    ("late", r"(late|delay|overdue|verspätet)"),
    ("dropped", r"(drop|cancel|abandon|stopp|not done|aufgegeben)"),
    ("kept", r"(kept|done|complete|met|yes|finished|erledigt|gehalten)"),
    ("open", r"(open|progress|pending|not started|to ?do|offen)"),
)
PAY = r"\b(salary|wage|wages|annual pay|base pay|pay rate|compensation|gehalt|lohn|salaire|salario|stipendio|remuneration)\b"
SENSITIVE = r"\b(birth|dob|born|geburtsdatum|geburtstag|age|alter|gender|sex|dsex|geschlecht|race|ethnic\w*|minority|dminority|nationality|disab\w*|religion|orientation|veteran|marital|pregnan\w*|health|ssn|social security|national insurance|tax|iban|bank|passport|visa|aborigin\w*|torres|south sea|indigenous|nesb|staatsangehörigkeit|konfession|steuer\w*)\b"
NAMES = r"\b(first name|last name|surname|forename|given name|middle name|preferred name|legal name|full name|display name|name|vorname|nachname|e mail|email|mail address|phone|mobile|telephone|telefon|address|anschrift|ip address)\b"


def construct_of_wording(wording: str) -> Guess:
    """What a question measures; "other" where no word says.

    >>> construct_of_wording("I was told lately where we are going.")
    Guess(what='reached', said='was told', reversed=False)
    >>> construct_of_wording("I often think of leaving.").reversed, construct_of_wording("Coffee").what
    (True, 'other')
    """
    low = " ".join(wording.lower().split())
    found = first(CONSTRUCTS, low)
    if found.what == "leave":
        return Guess("stay-intent", found.said, True)
    return Guess(found.what or "other", found.said, found.what == "changes")


def recall_cue(wording: str) -> str:
    """The words that ask for recall; '' if none do."""
    found = re.search(RECALL, wording.lower())
    return found[0] if found else ""


def reason_of(wording: str) -> Guess:
    """The family of a reason for leaving; "other" where no word says.

    >>> reason_of("Lack of direction").what, reason_of("Work life balance").what, reason_of("???")
    ('direction/no-plan', 'work-life', Guess(what='other', said='', reversed=False))
    """
    found = first(REASONS, wording.lower())
    return Guess(found.what or "other", found.said)


def kind_of_exit(wording: str) -> Guess:
    """How an employment ended; "other" where no word says.

    >>> kind_of_exit("Voluntary Early Retirement").what, kind_of_exit("Resignation").what, kind_of_exit("Involuntary").what
    ('other', 'voluntary', 'involuntary')
    """
    found = first(KINDS, wording.lower())
    return Guess(found.what or "other", found.said)


def state_of(wording: str) -> Guess:
    """How a commitment stands; "open" where no word says.

    >>> state_of("done late").what, state_of("quietly dropped").what
    ('late', 'dropped')
    """
    found = first(STATES, wording.lower())
    return Guess(found.what or "open", found.said)


def first(cues: Iterable[tuple[str, str]], low: str) -> Guess:
    """The first cue that a text answers to."""
    for what, pattern in cues:
        if found := re.search(pattern, low):
            return Guess(what, found[0])
    return Guess("", "")


def private(heading: str) -> str:
    """Why a column is better not read, by its heading in plain words; '' if nothing speaks against it.

    >>> private("annual salary"), private("date of birth"), private("first name"), private("branch")
    ('pay', 'sensitive', 'names a person', '')
    """
    if re.search(PAY, heading):
        return "pay"
    if re.search(SENSITIVE, heading) and len(heading.split()) <= WORDS_OF_A_LABEL:
        return "sensitive"
    return "names a person" if re.search(NAMES, heading) and len(heading.split()) <= WORDS_OF_A_LABEL else ""


WORDS_OF_A_LABEL = 4  # a longer heading is a question, in which such words mean other things
