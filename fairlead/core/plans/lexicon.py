"""Lists of words that make a plan hard to picture, to keep or to believe. English; other languages pass unseen.

Each list is short on purpose: a word stands here only if a plain sentence of direction hardly ever needs it.
Entries are patterns over folded text, matched at the edges of words.
"""

import re

from fairlead.core.plans.words import folded, listed


def pattern_of(phrases: str) -> re.Pattern[str]:
    """One pattern for phrases given one a line or divided by commas.

    >>> pattern_of("best in class, synerg(?:y|ies)").findall("Best-in-class synergies".lower().replace("-", " "))
    ['best in class', 'synergies']
    """
    parts = (
        " ".join(part.split()) for line in phrases.splitlines() for part in re.split(r",(?![0-9])", line)
    )
    return re.compile(r"\b(?:" + "|".join(part for part in parts if part) + r")\b")


def flat(text: str) -> str:
    """Folded, hyphens and slashes as spaces, so that best-in-class and best in class are one.

    >>> flat("Best-in-Class  and/or")
    'best in class and or'
    """
    return " ".join(re.sub(r"[-‐‑–—/]", " ", folded(text).replace("’", "'")).split())


# One is enough: nobody says these to a colleague.
BUZZ = pattern_of(
    """leverag(?:e|es|ed|ing), frictionless, seamless(?:ly)?, step change, fit for the future
    high performance culture, (?:customer|client|user) journeys?, innovative solutions?
    synerg(?:y|ies|istic), best in class, best of breed, world class, cutting edge, bleeding edge
    leading edge, state of the art, next gen(?:eration)?, game chang(?:er|ers|ing), paradigms?(?: shifts?)?
    holistic(?:ally)?, thought leader(?:s|ship)?, low hanging fruits?, move the needle, mission critical
    value add(?:ed|s)?, centers? of excellence, centres? of excellence, digital transformation
    industry leading, market leading, future proof(?:ed|ing)?
    (?:customer|client|patient|user|people|data|purpose) centric(?:ity)?, customer obsess(?:ed|ion)
    reimagin(?:e|es|ed|ing), outside the box, extra mile, growth engines?
    (?:our|company|customer|\\w+ first) dna, future ready, (?:full|true|untapped) potential, win win
    out of the box, 360 degrees?
    (?:driv|deliver|creat|unlock|maximi[sz])(?:e|ing)? (?:\\w+ ){0,2}(?:value|impact|outcomes)"""
)
# One may pass in a plain sentence; two make fog.
FOG = pattern_of(
    """end to end, best practices?, empower(?:s|ed|ing|ment)?, data driven, innovat(?:e|es|ing|ive)
    seamless(?:ly)?, robust, scalab(?:le|ility), agil(?:e|ity), dynamic, ecosystems?, stakeholders?
    solutions, transform(?:s|ed|ing|ation|ative|ational)?, disrupt(?:s|ed|ion|ive|ing)?, strategic(?:ally)?
    proactive(?:ly)?, actionable, impactful, optimi[sz](?:e|es|ed|ing|ation), streamlin(?:e|es|ed|ing)
    unlock(?:s|ed|ing)?, foster(?:s|ed|ing)?, deliverables, alignment, align(?:s|ed|ing)?, ideat(?:e|ion)
    utili[sz](?:e|es|ed|ing), facilitat(?:e|es|ed|ing), harness(?:es|ed|ing)?, accelerat(?:e|es|ed|ing)
    enabl(?:e|es|ed|ing|ement|er|ers), sustainable, bandwidth, touch ?points?, verticals, omni ?channel
    core competenc(?:y|ies|e), mindset, journey, delight(?:s|ed|ing)?, passion(?:ate|ately)?, unparalleled
    unrivalled, premier, turnkey, value proposition"""
)
# Words that name no thing one could see, count or touch.
ABSTRACT = listed(
    """stewardship mutuality participation identity reciprocity solidarity belonging excellence quality
    innovation efficiency effectiveness collaboration integrity engagement growth improvement optimisation
    optimization satisfaction capability capabilities alignment transformation productivity performance
    success leadership culture diversity inclusion sustainability agility resilience capacity accountability
    empowerment synergy synergies value impact experience experiences opportunity opportunities potential
    outcome outcomes solution solutions development enhancement communication communications transparency
    accountability competitiveness profitability flexibility responsibility creativity professionalism
    strategy strategies initiative initiatives process processes functionality efficiencies relationships
    environment partnership partnerships service services delivery trust reputation expertise commitment
    dedication teamwork motivation progress advancement modernisation modernization digitalisation
    digitalization digitisation standards synergies competence competencies focus centricity differentiation
    diversification harmonisation harmonization integration governance talent organisation organization
    enablement ownership visibility awareness prosperity relevance wellbeing reliability consistency
    simplicity clarity unity harmony greatness distinction perfection betterment inspiration passion
    ambition synergistic difference focused centredness competitive prospering flourishing"""
)
_AIRY = re.compile(
    r"\w{3,}(?:isation|ization|isations|izations|ness|ality|ility|ivity|uality|ancy|ency|ism)$|\w{6,}(?:ation|ship)$"
)
_SOLID = listed(
    """business witness harness agency agencies emergency facility facilities utility currency tenancy vacancy
    tenancies reservation application applications vaccination invitation foundation plantation installation
    translation registration accommodation compensation certification documentation examination conversation
    presentation destination medication publication generation preparation apprenticeship scholarship
    internship township membership electricity university city illness sickness fitness"""
)


def is_abstract(word: str) -> bool:
    """Whether a word names no thing one could see, count or touch: listed, or by its ending.

    >>> is_abstract("excellence"), is_abstract("harmonisation"), is_abstract("vaccination"), is_abstract("bread")
    (True, True, False, False)
    """
    return word in ABSTRACT or (word not in _SOLID and _AIRY.match(word) is not None)


# Verbs and adjectives that dress the abstract noun and show no more than it does.
DRESSING = listed(
    """foundation context contextual basis pursuit institutional professional framework terms manner spirit
    cornerstone pillar improve improving enhance enhancing deliver delivering drive driving foster fostering
    strengthen strengthening promote promoting develop developing support supporting ensure ensuring achieve
    achieving increase increasing maximise maximize optimise optimize continue continuous continuously
    continued focus focusing focused build building create creating pursue pursuing further deepen deeper
    strong stronger better greater best great high higher overall key strategic operational organisational
    organizational business customer customers client clients stakeholder stakeholders company people
    employee employees staff team teams digital new ongoing effective efficient innovative sustainable
    excellent superior holistic across areas area level levels all through aim aims explore exploring strive
    embrace champion cultivate cultivating leverage empower accelerate provide providing offer become being
    sector internal external cross functional centred centered person user market world full real true total
    next everything positive more advance making future become champion promoting relevant consistent
    reliable maintain maintaining sustain demonstrate raise raising bring bringing set lead leading"""
)
EMPTY_PHRASE = pattern_of(
    """mak(?:e|es|ing) (?:a|the) (?:real |positive |lasting )?difference, (?:a|the world a) better place
    (?:better|brighter) (?:future|tomorrow), (?:to )?the next level, be the best we can(?: be)?, be our best
    raise the bar, set the standard, go above and beyond"""
)
WEASEL = pattern_of(
    """circumstances permitting, within reason, to the best of our ability, all being well, as best we can
    hope to, hopes to, would like to, where we can, as resources (?:allow|permit)
    (?:if|as) time (?:allows|permits), roughly, broadly, wherever we can, strive, strives, striving
    endeavou?r(?:s|ed|ing)?, seek to, seeks to, seeking to, aim to, aims to, aiming to, aspire to, try to
    trying to, attempt to, hope to, hopes to, intend to
    where(?:ver)? (?:possible|feasible|appropriate|practical|practicable|needed)
    if (?:possible|feasible|practicable), when(?:ever)? (?:possible|feasible|practicable|practical)
    as (?:appropriate|needed|required|necessary)
    as (?:far|much|many|often|quickly|well) as (?:possible|we can|practicable|practical|is practical)
    if we can, when we can, aim for, aims for, ^consider, ^explore, ^help to, ^investigate
    to the extent (?:possible|that), work towards?, working towards?, look into, looking into, look at ways
    explore ways, explore how, explore options, explore opportunities, explore the possibility
    consider ways, look at \\w+ing, try and, possibly, perhaps, maybe, if feasible, do our best
    our best efforts, best efforts, more or less, and so on, and so forth, etc, among others, and or
    potentially, ideally, hopefully, generally, reasonable efforts?, various, somewhat"""
)
ELSEWHERE = re.compile(
    r"(?:^|[.:;(,]\s*)(?:please )?(?:see|refer to|read|find|look (?:in|at)|check) (?:more )?(?:in |on |at |the "
    r"|our |this |here|https?:|\[)"
    r"(?=.*\b(?:deck|page|paper|report|memo|presentation|doc|docs|document|wiki|handbook|drive|slides?|link"
    r"|here|website|site|intranet|folder"
    r"|sharepoint|notion|"
    r"confluence|file|sheet|spreadsheet|memo|attachment|appendix|annex|https?|plan|strategy)\b)"
    r"|\b(?:strategy|priorities|goals|objectives|okrs?|plan|mission|vision|values|direction|roadmap)\b[^.]{0,60}?"
    r"\b(?:is|are) (?:now |currently |still )?(?:in|on|at) (?:the|our|this|a)\b[^.]*\b(?:deck|docs?|document"
    r"|wiki|handbook|drive|slides?"
    r"|intranet|folder|sharepoint|notion|confluence|memo)\b"
    r"|\b(?:lives?|sits?|stands?) (?:in|on|at)\b(?=.*\b(?:deck|page|docs?|document|wiki|handbook|drive|slides?"
    r"|intranet|sharepoint|notion|confluence)\b)"
    r"|\b(?:is|are|can be|may be|will be) (?:now )?(?:found|set out|described|documented|kept|held|available"
    r"|published|listed|"
    r"in the (?:internal|private|confidential)|shared separately|communicated separately|on the (?:wiki"
    r"|intranet|shared drive))\b"
    r"(?=.*\b(?:deck|page|docs?|document|wiki|handbook|drive|slides?|here|website|intranet|folder|sharepoint"
    r"|notion|confluence|"
    r"separately|internally|elsewhere|sheet)\b)"
    r"|^(?:https?://\S+|\[[^\]]*\]\(\S+\)|www\.\S+)\W*$"
    r"|\bas per (?:the|our) .*\b(?:deck|paper|document|slides?|memo|presentation)\b"
    r"|^(?:more |full )?details? (?:are |is |can be found )?(?:on|in|at) (?:the|our) "
    r"|\bas (?:set out|described|laid out|agreed|listed) in (?:the|our) "
    r"(?=.*\b(?:deck|docs?|document|wiki|handbook|drive|slides?|intranet|sharepoint|notion|confluence|sheet|memo)\b)"
    r"|\bto be (?:shared|communicated|announced|published) (?:separately|later|soon)\b"
)
# Capitals that a reader of any trade knows, titles and units among them.
KNOWN_ACRONYMS = listed(
    """UK US USA EU UN UAE NATO AM PM OK TV CD DVD PC IT HR PR ID PIN CEO CFO COO CTO CMO CIO MD VP HQ AGM VAT
    GDP GST FAQ PDF CSV USB SMS GPS ATM LED DIY CV VIP BBC NASA HIV AIDS CCTV WC MOT HGV NHS GP AE AI URL
    WWW HTML PHD MBA MP MPS NGO BC AD CE BCE ISO EUR USD GBP CHF KG KM CM MM KWH MW GW KW TB GB MB RSVP SOS
    UFO ASAP II III IV VI VII VIII IX XI XII XIII XS XL XXL AND OR NOT NO THE WE OUR DO NEW ALL EV EVS BST
    GMT CET EST PST UTC FY RAF FBI CIA QR RV SUV SUVS TVS PCS CDS DJ ETA DOB ATMS TBD TBC TODO TK FIXME"""
)
# Words that keep a place for words that are not there.
PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|TBC|TBA|TK|TKTK|FIXME|XX+|xxx+)\b|(?i:lorem ipsum|\bplaceholder\b)"
    r"|(?i:\bto be (?:written|decided|defined|confirmed|agreed|determined|announced|added|completed|filled)\b)"
    r"|(?i:\b(?:wording|text|details?|figures?|names?|date|sentence) (?:to follow|to come)\b|^(?:coming soon"
    r"|to follow|watch this space)\W*$)"
    r"|(?i:\binsert \w+(?: \w+){0,3} here\b|\bgoes here\b|\b(?:your|our) \w+ here\b)"
    r"|(?i:^(?:priority|goal|value) (?:\d|one|two|three|four|five)\W*$)"
    r"|(?i:^(?:add|insert|write|put|fill in) (?:\w+ ){0,3}(?:here|text|priority|goal|sentence)\W*$)"
    r"|\{\{|\{%|_{3,}|(?i:[\[<](?:insert|your|company|name|date|text|fill|write|add|x+|\.\.\.|…)[^\]>]*[\]>])"
    r"|^\[[^\]]*\](?!\()\W*$|\[[A-Z][A-Z _-]{2,}\](?!\()|^[.…?\W_]+$"
)
