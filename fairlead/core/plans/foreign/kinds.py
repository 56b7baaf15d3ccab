"""Which kind do these words announce? Headings, labels before a colon, and sentences that say it themselves."""

import re
from dataclasses import dataclass

from fairlead.core.plans.foreign.markup import plain
from fairlead.core.plans.foreign.values import Trust
from fairlead.core.plans.headings import Kind, kind_of

# Tried in this order: "non-goals" before "goals", "north star metric" before "north star".
_NAMES: tuple[tuple[Kind, str], ...] = (
    (
        Kind.NOT_DOING,
        r"non ?goals?|anti ?goals?|out of scope|off the table|(?:not|wont|will not|dont|do not|arent|are not"
        r"|stop) (?:be )?(?:do|doing|build|building|pursu\w+)"
        r"|not (?:a )?(?:priority|priorities|focus|now|yet|this year)|sa(?:y|ying|id) no|stop doing"
        r"|deprioriti[sz]ed|parked|not to do|wont do|no gos?"
        r"|what we (?:avoid|leave|refuse)|trade ?offs",
    ),
    (
        Kind.GOAL,
        r"goals?|objectives?|targets?|okrs?|key results?|krs?|kpis?|north star (?:metric|kpi|measure)|milestones?"
        r"|what success looks like"
        r"|success (?:measures?|metrics|criteria|looks like)|measures of success|how we will know|measures|scorecard"
        r"|outcomes|metrics|what good looks like",
    ),
    (
        Kind.PURPOSE,
        r"missions?|purpose|why we (?:exist|are here|do (?:it|this|what we do))|why (?:are we here|we started)"
        r"|reason for being|raison d ?etre|our why|what we are (?:here )?for|cause",
    ),
    (
        Kind.VISION,
        r"visions?|ambitions?|where (?:do |are )?we (?:are )?(?:going|go|heading|headed|want|will|see|hope).*"
        r"|north star|bhag|destination|aspirations?"
        r"|long ?term (?:aim|picture|view)|picture of success|the future",
    ),
    (
        Kind.VALUE,
        r"values?|principles?|tenets?|beliefs|what we believe|credo|behaviou?rs?|how we (?:work|behave|act|operate"
        r"|treat \w+|do things)|culture"
        r"|what we stand for|ways? of working|virtues|what we care about|operating principles|maxims"
        r"|rules we live by|commandments",
    ),
    (
        Kind.PRIORITY,
        r"priorit(?:y|ies)|focus(?:es| areas?)?|areas of focus|pillars?|themes?|(?:big |our )?bets?|rocks"
        r"|must ?wins?(?: battles)?|initiatives|imperatives"
        r"|strateg(?:y|ies|ic (?:direction|choices|plan|levers))|direction|what matters(?: most)?|what comes first"
        r"|workstreams|thrusts|big moves|key moves|top (?:three|five|3|5)",
    ),
)
_SEEN = tuple((kind, re.compile(rf"\b(?:{names})\b")) for kind, names in _NAMES)
# Words that may stand beside the name without making another thing of it.
_BESIDE = re.compile(
    r"\b(?:our|the|my|your|company|firm|team|group|organi[sz]ation(?:al)?|business|corporate|core|guiding|key"
    r"|main|top|big|strategic|annual|yearly|quarterly|overall|"
    r"general|shared|long|short|mid|medium|term|first|current|new|next|statements?|and|for|of|in|to|at|is|are"
    r"|what|we|this|these|that|year|quarter|level|areas?|s|"
    r"list|explicit|one|two|three|four|five|six|seven|eight|nine|ten|h[12]|q[1-4]|fy\d*|20\d\d|19\d\d|\d+"
    r"|overview|summary|draft|v\d+|operating|leadership|three)\b"
)
HOUSEKEEPING = re.compile(
    r"(?i)^\W*(?:a |the |our |some |more |additional |further |related |recommended )*(?:reading|resources"
    r"|links|references|sources|history|background|contacts?|"
    r"faqs?|see also|contents|table of contents|change ?log|appendix|introduction|tl;?dr|context|acknowledg\w+"
    r"|glossary|notes|examples?|footnotes?|next steps|"
    r"agenda|attendees|rationale|overview|summary|questions)(?: (?:of|for|on|about|and) .*)?\W*$"
    r"|^\W*(?:about this|how we (?:got|get|plan|intend|will|do)|how to use|why (?:this|these|we have|values))\b"
)


@dataclass(frozen=True, slots=True)
class Announced:
    """A kind, and how plainly the words say it."""

    kind: Kind
    trust: Trust


MOST_OTHER = 2  # words beside the name; with more of them it is another subject


def bare(heading: str) -> str:
    """A heading without numbers, marks, brackets and case.

    >>> bare("## 2.1 **Our Non-Goals** (for 2027):")
    'our non goals'
    """
    words = re.sub(r"\([^)]{0,400}\)", " ", plain(heading.lstrip("# ")))
    words = re.sub(r"^\s*(?:\d+(?:\.\d+)*[.)]?|[ivx]+[.)]|[a-z][.)])\s+", "", words.casefold())
    words = re.sub(r"['’]s\b", "", words).replace("'", "").replace("’", "")
    return " ".join(re.sub(r"[^\w]+", " ", words).split())


def announced(heading: str) -> Announced | None:
    """The kind that a heading or label announces; doubtful where the name stands among other words.

    >>> announced("What we're not doing")
    Announced(kind=<Kind.NOT_DOING: 'not-doing'>, trust=<Trust.SURE: 'sure'>)
    >>> announced("Our 3 pillars for 2027").trust
    <Trust.LIKELY: 'likely'>
    >>> announced("Mission and history").trust, announced("Mission, vision and values") is None
    (<Trust.DOUBTFUL: 'doubtful'>, True)
    """
    words = bare(heading).replace("were not", "we are not")
    exact = kind_of(words)
    if words == "north star":
        return Announced(Kind.VISION, Trust.LIKELY)
    if exact:
        return Announced(exact, Trust.SURE)
    seen = [(kind, found) for kind, name in _SEEN if (found := name.search(words))]
    seen = [(k, m) for i, (k, m) in enumerate(seen) if not any(_within(m, other) for _, other in seen[:i])]
    if len(seen) != 1 or len(words.split()) > 9:
        return None
    kind, found = seen[0]
    other = _BESIDE.sub(" ", words[: found.start()] + " " + words[found.end() :]).split()
    if len(other) > MOST_OTHER:
        return None
    return Announced(kind, Trust.DOUBTFUL if other else Trust.LIKELY)


def _within(one: re.Match[str], other: re.Match[str]) -> bool:
    return other.start() <= one.start() and one.end() <= other.end()


_LABEL = re.compile(
    r"^\W*(?P<label>[^:–—.!?]{2,45}?)\W{0,3}\s*(?::(?=[\s*_“\"]|$)|\s[–—-]\s)[*_\s]*(?P<rest>.*)$", re.DOTALL
)
_OKR = re.compile(
    r"(?i)^\W*(?:(?P<o>objective|o)\s*#?\d*(?:\.\d+)*|(?P<kr>key results?(?:, for example)?"
    r"|kr)\s*#?\d*(?:\.\d+)*)\W{0,3}(?:\s*[:–—-]\s*|\s+(?=\d?\s*[A-Z]))[*_\s]*(?P<rest>.*)$",
    re.DOTALL,
)
_TALLY = re.compile(
    r"(?i)^(?:priority|pillar|theme|bet|rock|value|principle|goal|focus|initiative|must-?win|objective)\s*(?:#"
    r"|no\.?\s*)?\d+$"
)


def is_tally(text: str) -> bool:
    """Whether a label counts (Priority 2, KR1) and names nothing.

    >>> is_tally("Priority 2: call back"), is_tally("KR1: 95 %"), is_tally("Values: decide by them")
    (True, True, False)
    """
    found = _LABEL.match(text)
    return _OKR.match(text) is not None or bool(found and _TALLY.match(plain(found["label"]).strip()))


def label_of(text: str) -> tuple[Announced, str] | None:
    """A kind that is named before a colon or dash, and the words after it; None where there is none.

    >>> label_of("**Mission:** Bake good bread.")
    (Announced(kind=<Kind.PURPOSE: 'purpose'>, trust=<Trust.SURE: 'sure'>), 'Bake good bread.')
    >>> label_of("KR2: Ship in 3 days")[0].kind, label_of("Mission control: ready") is None
    (<Kind.GOAL: 'goal'>, True)
    """
    if okr := _OKR.match(text):
        kind = Kind.PRIORITY if okr["o"] else Kind.GOAL
        if okr["kr"] or re.match(r"(?i)\W*(?:objective|o\s*#?\d)", text):
            return Announced(kind, Trust.LIKELY), okr["rest"].strip()
    found = _LABEL.match(text)
    if not found:
        return None
    label = plain(found["label"])
    said = announced(label)
    tallied = _TALLY.match(label.strip())
    if said is None or (said.trust is Trust.DOUBTFUL and not tallied):
        return None
    return said, found["rest"].strip()


_CUES: tuple[tuple[Kind, Trust, re.Pattern[str]], ...] = (
    (
        Kind.PURPOSE,
        Trust.LIKELY,
        re.compile(
            r"(?i)\b(?:mission(?: statement)?(?: (?:of|at|for) [^,.;]{2,50}?)?|(?<!sole )purpose(?: of (?:our"
            r"|the (?:company|firm|organi[sz]ation|business|team)|(?-i:[A-Z])\w+)\b[^,.;]{0,40}?)?) (?:is"
            r"|remains) (?:simple: )?(?:to\b|that\b|[“\"‘]|helping|making|building|giving)"
            r"|\bit is [^.,]{2,40} mission to\b|\b(?:we|which|company|firm|[A-Z]\w+) exists? (?:to|so that|because)\b"
            r"|\b(?:mission|purpose): ?[“\"]"
        ),
    ),
    (
        Kind.VISION,
        Trust.LIKELY,
        re.compile(
            r"(?i)\bvision(?: statement)?(?: (?:of|at|for) [^,.;]{2,50}?)? (?:is|remains) (?:to\b|that\b|of\b|an?\b"
            r"|[“\"‘]|where|one)|\bvision: ?[“\"]"
            r"|^\W*by 20\d\d,? (?:we|our|every|all|the)\b"
        ),
    ),
    (
        Kind.VALUE,
        Trust.DOUBTFUL,
        re.compile(r"(?i)\b(?:core|our|company|following) values? (?:are|is|include)\b"),
    ),
    (
        Kind.PRIORITY,
        Trust.DOUBTFUL,
        re.compile(
            r"(?i)\b(?:our|the|top|first|number one|main|single) (?:\w+ ){0,2}(?:priority|priorities"
            r"|focus) (?:[^.,;]{0,30} )?(?:is|are)\b|\bour strategy is to\b"
            r"|\bnothing (?:is|matters) more (?:important )?than\b"
        ),
    ),
    (
        Kind.GOAL,
        Trust.DOUBTFUL,
        re.compile(
            r"(?i)\b(?:our|the) (?:\w+ ){0,2}(?:goal|objective|target|aim|north star (?:kpi"
            r"|metric))(?: for [^.,;]{2,30})? is\b"
        ),
    ),
    (
        Kind.NOT_DOING,
        Trust.DOUBTFUL,
        re.compile(
            r"(?i)\bwe(?: will not|['’]ll not| won['’]?t| have decided not to| are not going to| choose not to) \w+"
            r"|\bis (?:explicitly )?out of scope\b|\bwe say no to\b"
        ),
    ),
)
_PART = re.compile(
    r"(?i)\bpart of [^.,]{0,40}?(?:mission|purpose|vision|values?|goals?)\b"
)  # no claim to be the whole
META = re.compile(
    r"(?i)^\W*(?:our|the|this|these|a|your|here|below|those)\b[^.]{0,60}?(?:mission|vision|purpose|strategy"
    r"|values?|principles|goals?|page|document|section|handbook|list|priorities)?"
    r"[^.]{0,20}\b(?:captures?|describes?|explains?|guides?|is the way|sets? out|outlines?|defines?|should be"
    r"|is meant to|summari[sz]es?|lists?|are the principles|is (?:a|the) (?:page|document|place)|serves? as)\b"
)


FRAME = re.compile(
    r"(?i)\b(?:version|summary|(?:in|one) (?:a |one )?(?:sentence|word|nutshell)|in (?:short|brief)|statement"
    r"|elevator pitch)\b"
)


def cue_of(sentence: str) -> Announced | None:
    """The kind that a sentence claims for itself.

    >>> cue_of("Our mission is to bake good bread.").kind, cue_of("Our mission is the way we live.") is None
    (<Kind.PURPOSE: 'purpose'>, True)
    """
    words = _PART.sub("", plain(sentence))
    return next((Announced(kind, trust) for kind, trust, cue in _CUES if cue.search(words)), None)
