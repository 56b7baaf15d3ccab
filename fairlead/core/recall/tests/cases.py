"""Four invented plans, fifteen answers each, labelled before the scorer was first run.

The rubric: *named* where a colleague who knows the plan would say "yes, that is the one", in whatever
words; *partly* where half of the statement is there, or it is unclear whether it is meant; a statement that
is denied or turned round is partly at most. Buzzwords name nothing.
"""

from dataclasses import dataclass

Sort = str  # verbatim, own-words, synonyms, keywords, misspelt, several, partly, negated, buzzwords, off-topic, foreign


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    sort: Sort
    named: frozenset[str] = frozenset()
    partly: frozenset[str] = frozenset()
    contradicted: frozenset[str] = frozenset()


def case(sort: Sort, text: str, named: str = "", partly: str = "", contradicted: str = "") -> Case:
    return Case(text, sort, *(frozenset(ids.split()) for ids in (named, partly, contradicted)))


BAKERY = (
    ("warm", "Every shop sells bread that left the oven less than four hours ago."),
    ("waste", "We halve the bread that we throw away by next summer."),
    ("sundays", "Bakers get two Sundays off each month."),
    ("schools", "We win the lunch contracts of the town's schools."),
)
BAKERY_CASES = (
    case("verbatim", "Every shop sells bread that left the oven less than four hours ago", "warm"),
    case("own-words", "bread in the shops should never be older than four hours out of the oven", "warm"),
    case("synonyms", "always freshly baked loaves on the shelves", "", "warm"),
    case(
        "several",
        "1. throw away half as much bread\n2. two sundays off for bakers\n3. school lunches",
        "waste sundays schools",
    ),
    case("keywords", "school lunch contracts, sundays off", "schools sundays"),
    case("misspelt", "halv the bred we trow away by sumer", "waste"),
    case("misspelt", "Every baker two sundys off a mounth", "sundays"),
    case("synonyms", "less food going into the bin", "", "waste"),
    case("negated", "We are not going to win the school lunch contracts", "", "", "schools"),
    case("buzzwords", "Quality, growth, customers first, best team, delivering value every day"),
    case("off-topic", "The van is broken again and the coffee machine leaks"),
    case("foreign", "Every placement gets a phone call after one week; open a branch in Hull"),
    case("partly", "something about the schools in town I think", "", "schools"),
    case("dont-know", "no idea, nobody told us"),
    case("own-words", "cut our waste: what we throw out has to go down by half until summer", "waste"),
)
CLINICS = (
    ("wait", "No patient waits longer than ten minutes past the appointment."),
    ("records", "All patient records move to the new system by March."),
    ("nurses", "We train twelve of our own receptionists as dental nurses."),
    ("fear", "Every anxious child meets the dentist once before any treatment."),
    ("prices", "The price of each treatment hangs in the waiting room."),
)
CLINICS_CASES = (
    case(
        "verbatim",
        "- No patient waits longer than ten minutes past the appointment.\n- All patient records move to the new system by March.",
        "wait records",
    ),
    case(
        "own-words",
        "People shouldn't sit in the waiting room more than 10 min after their appointment time",
        "wait",
    ),
    case("own-words", "migrating records of all patients onto the new system (March deadline)", "records"),
    case(
        "several",
        "train receptionists to become nurses; show prices in the waiting room; anxious kids see the dentist before treatment",
        "nurses prices fear",
    ),
    case("keywords", "receptionists -> dental nurses", "nurses"),
    case("synonyms", "be transparent about what things cost", "", "prices"),
    case("synonyms", "being punctual", "", "wait"),
    case("misspelt", "trian our recepionists as dentel nurses", "nurses"),
    case("misspelt", "patiant recrods into new sytem until march", "records"),
    case("negated", "We no longer hang the price of each treatment in the waiting room", "", "", "prices"),
    case("buzzwords", "Patient centred care, excellence, innovation, teamwork, growing the business"),
    case("off-topic", "My chair squeaks. Better coffee please!"),
    case("foreign", "Halve the bread that is thrown away, two Sundays off each month"),
    case("partly", "The new system", "", "records"),
    case("dont-know", "I don't know"),
)
FREIGHT = (
    ("empty", "Fewer than one lorry in ten drives home empty."),
    ("rail", "We move the Rotterdam route from road to rail."),
    ("accidents", "No driver works more than nine hours, whatever the customer says."),
    ("quotes", "Every quote leaves within two hours of the call."),
)
FREIGHT_CASES = (
    case("verbatim", "We move the Rotterdam route from road to rail", "rail"),
    case("own-words", "put the Rotterdam freight on trains instead of the road", "rail"),
    case("own-words", "Lorries should not come home empty, below 10 percent", "empty"),
    case(
        "several",
        "Quotes within 2 hours. Rotterdam by rail. Max nine hours driving for every driver.",
        "quotes rail accidents",
    ),
    case("several", "no empty lorries home, no drivers over nine hours", "empty accidents"),
    case("keywords", "quote in two hours", "quotes"),
    case("keywords", "Rotterdam rail", "rail"),
    case("synonyms", "fill the trucks on the way back", "", "empty"),
    case("synonyms", "answer price requests fast", "", "quotes"),
    case("misspelt", "evry qoute leavs within 2 hous of the cal", "quotes"),
    case("negated", "they never send a quote within two hours of the call", "", "", "quotes"),
    case("buzzwords", "On time delivery, customer satisfaction, growth, safety first, one team"),
    case("off-topic", "More parking at the depot and a pay rise"),
    case("foreign", "Move all patient records to the new system, train our own nurses"),
    case("partly", "something with drivers' hours", "", "accidents"),
)
SOFTWARE = (
    ("bugs", "We fix every reported bug within five working days."),
    ("mobile", "The mobile app does all that the desktop does."),
    ("churn", "We lose fewer than three clients a quarter."),
    ("german", "The product speaks German by January."),
    ("gdpr", "We pass the GDPR audit at the first attempt."),
)
SOFTWARE_CASES = (
    case("verbatim", "We fix every reported bug within five working days", "bugs"),
    case("own-words", "bugs that users report get fixed inside a working week, five days", "bugs"),
    case("own-words", "get the mobile app to the same level as desktop", "mobile"),
    case("several", "GDPR audit, German version, mobile app like desktop", "gdpr german mobile"),
    case("several", "fewer clients lost each quarter (under 3), pass gdpr first time", "churn gdpr"),
    case("keywords", "German by January!", "german"),
    case("keywords", "bug fixing in 5 days", "bugs"),
    case("synonyms", "keep our accounts from cancelling", "", "churn"),
    case("synonyms", "data protection certification", "", "gdpr"),
    case("misspelt", "pas the GPDR audt at frist atempt", "gdpr"),
    case("misspelt", "moble ap does everything the desktp does", "mobile"),
    case(
        "negated", "I hear we don't fix every reported bug within five working days any more", "", "", "bugs"
    ),
    case("buzzwords", "Innovate, scale, delight our clients, be agile, product quality, grow revenue"),
    case("foreign", "No patient waits longer than ten minutes; the price hangs in the waiting room"),
    case("partly", "the app", "", "mobile"),
)
SETS = (
    (BAKERY, BAKERY_CASES),
    (CLINICS, CLINICS_CASES),
    (FREIGHT, FREIGHT_CASES),
    (SOFTWARE, SOFTWARE_CASES),
)
