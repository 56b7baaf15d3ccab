"""Words by which questions, reasons and columns are known; patterns of `re`, compared in lower case, first match wins."""

from typing import NamedTuple


class Cue(NamedTuple):
    """What it is taken for, and the patterns that say so."""

    what: str
    patterns: tuple[str, ...]


CONSTRUCTS = (
    Cue("pay", (r"\bmy pay\b", r"\bpaid\b", r"\bsalary\b", r"\bwages?\b", r"\bpay\b", r"\bgehalt\b", r"\bbezahl\w*", r"\bvergütung")),
    Cue("changes", (r"chang\w+ too \w+", r"too many changes", r"keeps? changing", r"zu oft", r"ständig änder\w*")),
    Cue("lived", (
        r"do(es)? what they say", r"say that something will be done", r"keeps? (their|its|his|her) (word|promises)", r"bad news",
        r"honest\w*", r"integrity", r"walk the talk", r"leads? by example", r"practi[cs]e what", r"consistent with .{0,30}values",
        r"values .{0,20}lived", r"halten .{0,20}(wort|versprechen)",
    )),
    Cue("expected", (
        r"expect\w* (of|from) me", r"(expects|erwarte\w*) .{0,20}\b(me|mir)\b", r"what is expected", r"my responsibilities",
    )),
    Cue("line-of-sight", (
        r"(my|own) (own )?(work|job|role|contribution)\b.{0,40}\b(relate|contribut|help|support|fit|link|connect|serve)\w*",
        r"how i contribute", r"meine arbeit.{0,30}(beitr|ziel)\w*",
    )),
    Cue("stay-intent", (
        r"(expect|intend|plan|want|see myself|likely).{0,40}(stay|working|work here|work for|here in)",
        r"(a|one|two|next|in) (year|months?) from now", r"still be (here|working)", r"in einem jahr .{0,20}hier",
    )),
    Cue("leave", (r"\bleav(e|ing)\b", r"\bquit(ting)?\b", r"looking for (a|another|new) job", r"\bresign\w*", r"kündigen")),
    Cue("will-get-there", (
        r"get there", r"get where", r"will (reach|achieve|succeed)", r"achieve (our|its|the) goals", r"success\w* (at|in) .{0,20}mission",
        r"accomplish\w* .{0,10}mission", r"excited about .{0,30}future", r"ziele? erreichen",
    )),
    Cue("right-direction", (
        r"right (direction|way|track|path)", r"believe in .{0,20}(direction|strategy|plan)", r"richtige\w* (richtung|weg)",
    )),
    Cue("reached", (
        r"\bwas told\b", r"\btold (me|us|lately)\b", r"\btold\b", r"\bheard\b", r"\b(kept|keeps? (me|us)) (well )?informed\b",
        r"\bcommunicat\w+ .{0,20}(goals?|direction|vision|strategy|plan)\b", r"\binformed\b", r"\bmitgeteilt\b", r"\binformiert\b",
    )),
    Cue("claimed-clarity", (
        r"clear (about|on|what|vision|understanding|idea|to me)", r"clarity",
        r"understand.{0,30}(strategy|priorit\w+|direction|goals?|objectives|purpose|vision)",
        r"know.{0,20}(priorit\w+|strategy|where we are going|vision)", r"(prioritäten|ziele).{0,20}klar",
    )),
)  # fmt: skip
RECALL = (
    r"own words", r"list up to", r"name up to", r"top priorities", r"most important (things|priorities)", r"matters? most",
    r"which (things|priorities)", r"in eigenen worten", r"welche (ziele|prioritäten)",
)  # fmt: skip
REASONS = (
    Cue("none", (r"none of the above", r"^none$", r"no reason", r"keine\w* grund")),
    Cue("direction/promise-broken", (r"promise\w*", r"not as (described|told)", r"versproch\w*")),
    Cue("direction/not-told", (r"not told", r"nobody told", r"not informed", r"no communication", r"nicht informiert")),
    Cue("direction/keeps-changing", (r"keeps? changing", r"chang\w+ too often", r"constant change")),
    Cue("direction/not-lived", (r"say one thing", r"do not do what", r"not lived", r"integrity", r"trust in (senior )?leaders\w*")),
    Cue("direction/no-plan", (r"direction", r"no plan", r"strateg\w*", r"vision", r"uncertain\w*", r"unclear", r"richtung")),
    Cue("retirement", (r"\bretir\w*", r"\bpension\w*", r"\bruhestand\b", r"\brente\b")),
    Cue("health", (
        r"\bill\b", r"\billness", r"\bhealth\b", r"\bmedical\b", r"\binjur\w*", r"\bsick\w*", r"\btrauma\w*", r"gesundheit\w*",
        r"krank\w*",
    )),
    Cue("family-relocation", (
        r"\bfamil(y|ies)\b", r"\bmatern\w*", r"\bpatern\w*", r"\bchild\w*", r"\bpartner\b", r"\bspouse\b", r"\brelocat\w*", r"\bmoving\b",
        r"umzug", r"familie\w*",
    )),
    Cue("work-life", (
        r"work ?life", r"balance", r"\bhours\b", r"flexib\w*", r"\bshifts?\b", r"\brota\b", r"commut\w*", r"travel time",
        r"arbeitszeit\w*",
    )),
    Cue("workload", (r"work ?load", r"overtime", r"stress", r"pressure", r"burn ?out", r"understaff\w*", r"überlast\w*")),
    Cue("pay", (
        r"\bpay\b", r"\bsalary\b", r"\bmoney\b", r"\bwages?\b", r"\bcompensation\b", r"\bbenefits\b", r"\bbonus\b", r"\bgehalt\b",
        r"bezahlung",
    )),
    Cue("manager", (
        r"\bmanagers?\b", r"\bmanagement\b", r"\bsupervis\w*", r"\bboss\b", r"\bleadership\b", r"\bvorgesetzt\w*", r"\bchef\w*",
    )),
    Cue("career", (
        r"\bcareer\b", r"\bpromotion\w*", r"\bprogress\w*", r"\badvancement\b", r"\bdevelopment\b", r"\btraining\b", r"\bstudy\b",
        r"\bopportunit\w*", r"\b(new|better) job\b", r"karriere", r"weiterbildung",
    )),
    Cue("environment", (
        r"\benvironment\b", r"\bcolleagues?\b", r"\bteam\b", r"\bculture\b", r"\bconflicts?\b", r"\bbully\w*", r"\bharass\w*",
        r"\blocation\b", r"\bconditions\b", r"\bfacilities\b", r"\bpolitics\b", r"kolleg\w*", r"klima",
    )),
    Cue("job", (
        r"\bjob\b", r"\brole\b", r"work itself", r"dissatisf\w*", r"satisf\w*", r"recogni\w*", r"\bsecurity\b", r"\bboring\b",
        r"\bduties\b",
        r"\btasks\b", r"aufgaben?\b",
    )),
    Cue("other", (r"\bother\b", r"\bdismiss\w*", r"\bprobation\b", r"\bcontract\b", r"\bredundan\w*", r"sonstige\w*", r"\bandere\w*")),
)  # fmt: skip
KINDS = (
    Cue("involuntary", (
        r"dismiss", r"fired", r"redundan", r"laid ?off", r"lay ?off", r"involuntar", r"probation", r"misconduct", r"entlass",
        r"(kündigung durch )?arbeitgeber(kündigung)?", r"betriebsbeding",
    )),
    Cue("other", (
        r"retir", r"ill health", r"death", r"died", r"deceased", r"contract", r"expir", r"end of", r"transfer", r"pension", r"rente",
        r"ruhestand", r"befrist", r"aufhebung", r"^other$",
    )),
    Cue("voluntary", (r"resign", r"voluntar", r"quit", r"left for", r"own wish", r"eigenkündigung", r"arbeitnehmer", r"démission")),
)  # fmt: skip
STATES = (
    Cue("changed", (r"chang", r"moved", r"renegotiat", r"verschoben", r"geändert")),
    Cue("late", (r"late", r"delay", r"overdue", r"verspätet")),
    Cue("dropped", (r"drop", r"cancel", r"abandon", r"stopp", r"not done", r"aufgegeben")),
    Cue("kept", (r"kept", r"done", r"complete", r"\bmet\b", r"yes", r"finished", r"erledigt", r"gehalten")),
    Cue("open", (r"open", r"in progress", r"pending", r"not started", r"to ?do", r"offen")),
)
PRIVATE = (
    Cue("pay", (
        r"\bsalary\b", r"\bwages?\b", r"\b(annual|base) pay\b", r"\bpay rate\b", r"\bcompensation\b", r"\b\w*gehalt\b", r"\b\w*lohn\b",
        r"\bsalaire\b", r"\bsalario\b", r"\bstipendio\b", r"\bremuneration\b", r"^pay$",
    )),
    Cue("sensitive", (
        r"\bbirth", r"\bdob\b", r"\bgeburts\w+", r"\bage\b", r"\balter\b", r"\bd?sex\b", r"\bgender\b", r"\bgeschlecht\b", r"\brace\b",
        r"\bethnic\w*", r"\bd?minority\b", r"\bnationality\b", r"\bdisab\w*", r"\breligion\b", r"\borientation\b", r"\bveteran\b",
        r"\bmarital\b", r"\bpregnan\w*", r"\bhealth (status|condition|data|insurance)\b", r"\bssn\b", r"\bsocial security\b",
        r"\bnational insurance\b", r"\btax\b", r"\biban\b", r"\bbank\b", r"\bpassport\b", r"\bvisa\b", r"\baborigin\w*", r"\btorres\b",
        r"\bsouth sea\b", r"\bindigenous\b", r"\bnesb\b", r"\bstaatsangehörigkeit\b", r"\bkonfession\b", r"\bsteuer\w*",
        r"\bschwerbehind\w*",
    )),
    Cue("names a person", (
        r"\b(first|last|given|middle|preferred|legal|full|display)? ?name\b", r"\bsurname\b", r"\bforename\b", r"\bvorname\b",
        r"\bnachname\b",
        r"\be ?mail\b", r"\bphone\b", r"\bmobile\b", r"\btelephone\b", r"\btelefon\b", r"\baddress\b", r"\banschrift\b",
    )),
)  # fmt: skip
