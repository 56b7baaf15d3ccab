"""Small lists of English words by what they do in a sentence: nothing, forbid, turn, bind.

Chosen, not learnt. What is in no list counts as a word that carries the sentence.
"""

from fairlead.core.plans.words import listed

# Words whose change is a change of style. Words that bound or turn a promise are left out on purpose.
SMALL = listed(
    """a about across actually additionally ah also although am among an and another any are as at be because
    been being both but by can currently did do does doing during either else etc even ever for from further
    furthermore get gets getting give gives go going got had has have having he her here hence him his how however
    i in indeed into is it its itself just kind like likewise made make makes making many me moreover much
    my namely now of off often on once one onto or other others our ours ourselves out own per perhaps please
    quite rather really regarding same she shall simply so somewhat still such than that the their
    theirs them themselves then there thereby therefore these they thing things this those though through thus
    to together too toward towards truly upon us very via was way ways we well were what whatever where which
    while who whole whom whose why will with within would yet you your yours yourself throughout today us
    again all already around each every basically certain clearly definitely especially essentially generally overall
    particularly usually various s t let lets"""
)
NEGATIONS = listed("not no never none nobody nothing neither nor without cannot")
CONDITIONS = listed("if when whenever unless except excluding until only provided")
# Either side of a pair says the opposite of the other.
OPPOSITES = tuple(
    (listed(left), listed(right))
    for left, right in (
        (
            "more greater increase grow raise rise expand extend up above exceed higher maximise most gain double longer",
            "fewer less decrease shrink reduce lower cut decline down below drop minimise least shed halve shorter",
        ),
        (
            "open start launch enter add hire join include enable buy keep accept allow continue invite",
            "close stop end quit leave remove fire dismiss exclude disable sell drop reject refuse forbid pause cease ban",
        ),
        ("internal inhouse inside", "external outsource outside"),
        ("public open transparent", "private closed confidential secret"),
        ("fast faster", "slow slower"),
        ("before", "after"),
        ("always every must", "never rarely sometimes may might could should optional"),
        ("centralise central", "decentralise local"),
        ("local regional national", "global international worldwide"),
        ("first", "last"),
        ("win", "lose"),
        ("free", "paid"),
        ("large big", "small"),
        ("long", "short"),
        ("everyone everybody all every", "some few none"),
        ("profit", "loss"),
    )
)
# The place of words around these is part of what is said: "clients before staff".
ORDERING = listed("before after over above below under instead than from until against beats behind")
SAME = {
    form: group.split()[0]
    for group in (
        *("use utilise leverage", "help assist aid", "start begin commence", "large big", "show display demonstrate"),
        *("buy purchase", "fast quick rapid", "enough sufficient", "end finish", "fix repair mend"),
        *("try attempt strive seek endeavour", "important crucial key vital essential critical"),
        *("great excellent outstanding awesome amazing fantastic wonderful exceptional", "people folk folks person"),
        *("company organisation firm", "document doc docs", "information info", "application app"),
        *("ensure guarantee", "must need require", "client customer", "everyone everybody", "after following"),
        *("difficult hard", "happy glad", "stop cease", "fewer less", "employee employe", "staff personnel"),
        *("below underneath", "although though", "sure certain", "image picture", "quarter qtr", "if when whenever"),
        *("biggest largest greatest", "bigger larger", "offer provide supply", "speak talk", "choose pick select"),
        *("mistake error", "goal objective", "happen occur", "reply answer respond", "problem issue", "correct right"),
        *("simple easy", "whole entire", "idea thought", "build construct"),
    )
    for form in group.split()
}  # fmt: skip
# Two or more words that stand for one, or for none. Each is replaced before the words are split.
PHRASES = (
    (r"\bin order to\b", "to"),
    (r"\bas well as\b|&amp;|&|\bplus\b", " and "),
    (r"\bas well\b", " "),
    (r"\be\.\s?g\.|\bfor example\b|\bfor instance\b|\bsuch as\b", " like "),
    (r"\bi\.\s?e\.|\bthat is to say\b", " that is "),
    (r"\bmakes? sure\b|\bmaking sure\b", "ensure"),
    (r"\bdue to\b|\bowing to\b", "because"),
    (r"\b(?:has|have|had|needs?) to\b", "must"),
    (r"\b(?:is|are|am|be) able to\b", "can"),
    (r"\bno longer\b|\bnot any ?more\b|\bdoes away with\b", " not "),
    (r"\bnot (?:only|just|merely|simply)\b|\bno matter\b|\bwhether or not\b|\bno doubt\b", " "),
    (r"\brather than\b|\binstead of\b", " instead "),
    (r"\bother than\b|\bapart from\b|\bexcept for\b", " except "),
    (r"\bprior to\b|\bahead of\b", " before "),
    (r"\ba lot of\b|\blots of\b", "many"),
    (r"\be-?mail\b", "email"),
    (r"\bin-?house\b", "inhouse"),
    (r"\bteam[ -]?mates?\b", "teammate"),
    (r"\bcan(?:not|['’]?t)\b", "can not"),
    (r"\bwon['’]?t\b", "will not"),
    (r"n['’]t\b", " not"),
    (r"\b(do|does|did|is|are|was|were|have|has|should|would|could)nt\b", r"\1 not"),
    (r"['’](?:re|ve|ll|d|m|s)\b", " "),
    (r"\bw/o\b", "without"),
)
# Real words a slip away from one another: no typing mistake makes one of the other, or not without harm.
TWINS = tuple(
    listed(group)
    for group in (
        *(
            "retain retrain",
            "contract contact",
            "trial trail",
            "casual causal",
            "staff stuff",
            "price prize pride prime",
        ),
        *("place plane plate peace", "world word", "share shape shame shore", "score scope store scare"),
        *(
            "state stage stake stale",
            "sales scales",
            "whole while",
            "employees employers",
            "employee employer",
        ),
        *(
            "message massage",
            "principal principle",
            "personal personnel",
            "moral morale",
            "complement compliment",
        ),
        *("promise premise", "adoption adaption", "product produce", "policies polices", "formal former"),
        *("expand expend", "reward regard", "invest ingest", "partners patterns", "training trading tracing"),
        *("assure assume", "ration ratio", "county country", "hours house horse", "customs customers"),
        *("planning planting", "weekly weakly", "through thorough", "cheaper cheater", "prevent present"),
        *(
            "protect project",
            "founders funders",
            "monthly mouthy",
            "branch brunch",
            "leading lending loading",
        ),
        *("clinics critics", "markets markers", "patients patents", "services servers", "costs coasts coats"),
        *("learning leaning", "teaching touching", "driving diving", "hiring hurting", "boarding bonding"),
        *(
            "quality quantity",
            "inspire inquire",
            "reach react",
            "clear clean",
            "conversion conversation",
            "sight site",
            "local loyal",
        ),
    )
)
