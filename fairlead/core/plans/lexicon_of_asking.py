"""Lists of words for what a plan asks: owners, days, targets, results, doings, refusals. English, short on purpose."""

import re

from fairlead.core.plans.lexicon import pattern_of
from fairlead.core.plans.words import listed

SOON = pattern_of(
    """soon, as soon as (?:possible|we can|practicable), asap, in due course, eventually, going forward
    moving forward, shortly, in the (?:near|foreseeable|coming|medium) (?:future|term), over time
    at some point, one day, some day, someday, sooner or later
    when (?:time|resources|capacity) (?:allows?|permits?), in time, down the line, down the road
    before too long, later on, tbd, tbc, ongoing"""
)
EVERYBODY = re.compile(
    r"(?:everyone|everybody|anyone|anybody|someone|somebody|whoever)\b(?!.*\bled by\b).*|all \w+s|"
    r"(?:all|all hands|we|us|us all|(?:the )?(?:whole|entire) \w+|the crew|all of us|(?:the |whole |entire |our )*"
    r"(?:company|firm|organi[sz]ation|business|department)|various|several|"
    r"(?:the |our |whole |entire |all |each )*(?:teams?|staff|employees|people|departments|colleagues|"
    r"management|senior management|leadership|leaders|managers|management team|leadership team"
    r"|senior leadership team|senior leadership))"
)
EMPTY_TARGET = listed(
    """asap soon max min maximal minimal minimum improve improved improving improvement better best more less
    fewer higher high highest lower low lowest up down increase increased increasing decrease decreased
    reduce reduced good great excellent significantly significant substantially considerable considerably
    much many as possible we can tbd tbc maximise maximize maximum optimal optimum optimise optimize grow
    growth ongoing continuous continuously progress positive strong stronger very some a an the of to be is
    than now before last year faster slower quick quicker happier happy satisfied success successful large
    larger big bigger world class industry leading considerable noticeable noticeably visible visibly
    acceptable appropriate adequate sufficient enough reasonable steady lot lots customers customer clients
    staff people set confirmed agreed decided defined be in"""
)
EMPTY_MEASURE = listed(
    """tbd tbc success successful progress improvement improved better results result impact various several
    things done something it how well we do did are doing good feedback general overall feeling gut quality
    performance excellence growth effectiveness value outcomes"""
)
# Refusals that no rival would refuse to sign.
STRAW = pattern_of(
    """treat \\w+ (?:badly|poorly), sacrific(?:e|ing) (?:quality|safety|integrity|our values)
    wast(?:e|ing) of (?:money|time)
    compromise (?:on )?(?:\\w+ )?(?:quality|integrity|safety|standards|ethics|values|service)
    compromise our (?:values|standards|integrity|ethics)
    compromis(?:e|ing) on (?:quality|integrity|safety|standards|ethics|values|service), cut(?:ting)? corners
    lie, lies, lying, cheat(?:ing)?, steal(?:ing)?, dishonest(?:y)?, unethical(?:ly)?, illegal(?:ly)?
    break(?:ing)? the law, bad (?:service|quality|work), poor (?:service|quality|work|performance)
    mediocrity, mediocre, wast(?:e|ing) (?:money|time|resources), mistreat(?:ing)?
    settle for (?:less|second best|average), bad customer experience
    harm(?:ing)? (?:people|customers|anyone|anybody), disrespect(?:ful|fully)?
    let(?:ting)? (?:our )?(?:customers|clients|people|each other) down
    disappoint(?:ing)? (?:our )?(?:customers|clients), bull(?:y|ies|ying), discriminat(?:e|ion|ing)
    be (?:lazy|rude|evil), fail(?:ing)? (?:our )?(?:customers|clients), accept(?:ing)? failure"""
)
RANK = pattern_of(
    """(?:be|become|remain|stay) (?:the |a |an )?(?:\\w+ )?(?:leading|best|biggest|largest|preferred|dominant|strongest|fastest growing|top)
    grow faster than, shareholder value, enterprise value, number one, no\\.? 1, no\\.? one, #1
    the (?:best|biggest|largest|leader|leading|market leader), market leaders?, the leading \\w+
    the most (?:trusted|loved|admired|respected|successful|profitable), top (?:three|five|ten|3|5|10|tier)
    first choice, leading (?:\\w+ ){1,3}in"""
)
# What a result is made of: verbs, nouns and frames that say how much, never how.
RESULT_WORDS = listed(
    """faster quicker than rivals rival competitors any profitable customer client base choice grow raise
    increase lift double triple treble quadruple reach hit achieve become be exceed maximise maximize boost
    expand improve make deliver generate earn reduce cut lower gain win drive accelerate scale attain secure
    post book get beat fifth third quarter half tenth strategy plan cent per hundred thousand twenty thirty
    forty fifty two three four five six seven eight ten twelve fifteen our we the a an to of by in at from
    and for per on as its this next last year years quarter month annual annually yearly revenue revenues
    turnover sales profit profits profitability margin margins ebitda ebit earnings income growth market
    share shares arr mrr top bottom line cash flow return roi equity net gross operating total overall
    recurring business company firm group million millions billion bn m k percent pct points point fold eur
    usd gbp dollars euros pounds end times twice more than over least up before until within fy january
    february march april may june july august september october november december q1 q2 q3 q4 h1 h2 spring
    summer autumn winter target targets goal goals financial results new record strong organic significantly
    further continue us significant costs cost valuation shareholder value country region world industry
    sector town city county national europe global globally nationally leader leading number one best
    biggest largest position player provider customers clients users members subscribers"""
)
RESULT_NOUNS = listed(
    """profitable base revenue revenues turnover sales profit profits profitability margin margins ebitda ebit
    earnings income growth share shares arr mrr roi cash return valuation results costs cost"""
)
VERBS = listed(
    """retrain repaint reorganise reorganize rework digitise digitize refurbish repave relaunch cook paint tidy
    speed add agree answer ask automate begin book bring build buy call change check clean close collect
    complete connect consolidate convert create cut deliver deploy design develop double earn employ end
    enter establish expand extend fill find finish fit fix get give grow halve hire hold host implement
    improve increase install introduce invest join keep launch lay lead learn let list lower make maximise
    maximize mend merge migrate modernise modernize move negotiate offer open optimise optimize outsource
    overhaul pay pilot place plant print produce publish pull put qualify raise reach rebuild recruit
    redesign reduce refit release relocate renegotiate renew renovate rent reopen repair replace restructure
    retain retire review rewrite ring roll run sell send set ship sign simplify stop standardise standardize
    start strengthen supply switch teach test train transform turn upgrade visit win write"""
)
