"""Words that say nothing, or little, of what is told: data only, folded, or stems where it says so."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS = _words(
    "a about above after again against all also although always am an and another any anybody anyone anything are as"
    " at away back be became because become been before being below between both but by came can cannot come could"
    " course did do does doing done down during each either else even ever every everybody everyone everything few"
    " first for from further get gets getting go goes going gone got had has have having he her here hers herself him"
    " himself his how however i if in indeed into is it its itself just kind know let like lot made make makes many may"
    " maybe me mean might mine more most much must my myself need never no nobody none nor not nothing now of off often"
    " oh on once one only onto or other others our ours ourselves out over own part people put quite rather really said"
    " same saw say says see seem seems shall she should since so some somebody someone something somewhere still such"
    " sure take than that the their theirs them themselves then there these they thing things think this those though"
    " through thus till to together too toward towards two under until up upon us very want wants was way we well went"
    " were what whatever when where whether which while who whoever whole whom whose why will with within without would"
    " yes yet you your yours yourself ain't aren't can't couldn't didn't doesn't don't hadn't hasn't haven't he'd he'll"
    " he's i'd i'll i'm i've isn't it'd it'll it's let's mightn't mustn't needn't she'd she'll she's shouldn't that's"
    " there's they'd they'll they're they've wasn't we'd we'll we're we've weren't what's who's won't wouldn't you'd"
    " you'll you're you've"
)
"""Words that say little of what a sentence is about; a shared one makes no two sentences alike."""

FORMULA_WORDS = _words(
    "a all am and are bless comment course do don't for god good great hello hope i i'm is it it's know me much my no"
    " not now of oh ok okay please see so sorry sure thank thanks that that's think this to true very want we well"
    " welcome yes you your absolutely agree agreed bad believe clear completely congratulations correct definitely"
    " exactly false fine guess happy hear impossible indeed joke lie lies may mean mind nonsense possible pray quite"
    " question questions really recall remember ridiculous right say says said thing totally understand understood wait"
    " wrong"
)
"""Words of what anybody answers or says in greeting: two who say nothing but these have not said the same thing."""

OF_SAYING = _words(
    "add announc ask argu believ call claim comment declar describ interview not quot refer report reporter respond"
    " repli speak speech spok spokesman spokesperson spokeswoman stat statement suggest tell told tweet warn writ wrot"
    " word"
)
"""Stems that stand around quotes of every kind."""

OF_MANY = _words(
    "administration agency army association authorities authority board cabinet campaign city commission committee"
    " company consulate council country county court defence defense department embassy family federal finance force"
    " forces foreign foundation general government group health home house in interior international local military"
    " minister ministry national office official party police presidency regional school security service state's team"
    " union university"
)
"""Words that name many: "a ministry spokesman" is not the other ministry's."""

PEOPLE_OF = _words("administration campaign cabinet family government office team")
"""What somebody has who is spoken for: "the Hale campaign's spokesman"."""
