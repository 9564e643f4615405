"""Words by which names, roles and descriptions are told apart: data only.

Everything is folded (`text.fold`): lower case, straight apostrophes, no accents. No list of particular people.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MALE_PRONOUNS = _words("he him his himself")
FEMALE_PRONOUNS = _words("she her hers herself")
GROUP_PRONOUNS = _words("they them their theirs themselves it its itself")
PRONOUNS = (
    MALE_PRONOUNS
    | FEMALE_PRONOUNS
    | GROUP_PRONOUNS
    | _words("i me my mine myself we us our ours ourselves you your who whom whose which that this these those")
    | _words("someone somebody anyone anybody everyone everybody nobody others some many both all several none")
)
DETERMINERS = _words("a an the this that these those one another some any no each every other both many several few")
INDEFINITE = _words("a an one another some any many several two three four five six other few most")
POSSESSIVE_PRONOUNS = _words("his her their its my our your")
PREPOSITIONS = _words(
    "of at from for with in on to by about against as into near over under outside inside via among between during"
)

TITLES = {
    **dict.fromkeys(_words("mr sir lord father brother monsignor king prince baron herr don"), "m"),
    **dict.fromkeys(_words("mrs ms miss madam dame lady sister queen princess baroness mme madame frau"), "f"),
    **dict.fromkeys(
        _words(
            "dr prof professor sen senator rep representative gov governor pres president vice-president lt"
            " lieutenant col colonel gen general maj major capt captain sgt sergeant cpl corporal pvt private adm"
            " admiral cmdr commander judge justice rev reverend fr pastor bishop archbishop cardinal pope rabbi"
            " sens senators reps govs drs imam mufti sheikh ayatollah chancellor premier ambassador amb"
            " councillor cllr councilman councilwoman"
            " supt det detective canon deacon prefect sheriff constable nurse pte brigadier commodore marshal"
            " inspector insp officer mp atty secretary"
        ),
        None,
    ),
}
PLAIN_TITLES = _words("mr mrs ms miss mx sir madam dr prof mme madame herr frau sens senators reps govs drs")
"""Titles that say nothing about what somebody does."""

SPOKES = _words("spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople spokespersons")
FEMALE_NOUNS = _words(
    "woman women girl wife mother sister daughter aunt niece grandmother widow girlfriend spokeswoman"
    " chairwoman congresswoman businesswoman policewoman councilwoman actress waitress stepmother queen"
    " princess lady stewardess saleswoman alderwoman assemblywoman heiress hostess schoolgirl"
    " granddaughter countess nun servicewoman"
)
MALE_NOUNS = _words(
    "man men boy husband father brother son uncle nephew grandfather widower boyfriend spokesman chairman"
    " congressman businessman policeman councilman waiter stepfather king prince gentleman salesman"
    " alderman assemblyman schoolboy grandson count monk serviceman fisherman fireman"
)
FAMILY = _words(
    "wife husband mother father son daughter brother sister aunt uncle niece nephew widow widower stepson"
    " stepdaughter grandson granddaughter grandfather grandmother fiance fiancee cousin ex-wife ex-husband"
)
ROLES = (
    FEMALE_NOUNS
    | MALE_NOUNS
    | FAMILY
    | SPOKES
    | (frozenset(TITLES) - PLAIN_TITLES - _words("private general major count don father brother sister"))
    | _words(
        "accountant activist actor adjutant administrator adviser advisor advocate agent aide ally"
        " alderperson analyst anchor announcer archivist architect artist assistant astronaut athlete attorney"
        " author backer baker banker barber barrister bartender biographer biologist blogger boss broadcaster"
        " broker builder butcher campaigner candidate carpenter cashier ceo cfo chair chairperson champion"
        " chef chief chemist choreographer citizen clerk cleric clinician co-author co-chair co-chairman"
        " co-director co-founder coach co-host colleague columnist comedian commandant commentator"
        " commissioner composer comptroller conductor conservative consul consultant contractor contributor"
        " coordinator cop coroner correspondent counsel counselor critic curator custodian dancer dean"
        " defendant delegate democrat dentist deputy designer detainee developer diplomat director disc-jockey"
        " doctor donor driver economist editor editor-in-chief educator electrician employee engineer"
        " entrepreneur envoy epidemiologist escapee evangelist executive expert farmer filmmaker financier"
        " fellow firefighter footballer founder friend front-runner frontrunner gardener geologist guard guest"
        " guide guitarist gynecologist head headmaster helper historian host hostage hunter illustrator"
        " independent inmate instructor intern interpreter investigator investor janitor journalist jurist"
        " keeper lawmaker lawyer lead leader lecturer legislator liberal librarian lieutenant-governor"
        " linguist lobbyist magistrate manager mathematician mayor mechanic mediator member merchant"
        " meteorologist migrant militant millionaire billionaire miner minister missionary moderator musician"
        " neighbor neighbour neurologist nominee novelist nurse officeholder official ombudsman operative"
        " operator opponent organizer organiser owner painter paramedic parent participant partner passenger"
        " patient pediatrician penologist pharmacist philanthropist philosopher photographer physician"
        " physicist pianist pilot planner player plaintiff playwright plumber poet policy-maker politician"
        " pollster postman preacher presenter prisoner producer programmer prosecutor protester protestor"
        " psychiatrist psychologist publicist publisher rapporteur realtor receptionist recruiter referee"
        " refugee regulator relative reporter republican researcher resident retiree reviewer rider rival"
        " runner sailor salesperson scholar scientist screenwriter scriptwriter sculptor secretary"
        " secretary-general seller servant sheriff shopkeeper singer sociologist soldier solicitor songwriter"
        " source speaker specialist speechwriter staffer statistician statesman strategist student"
        " superintendent supervisor supporter surgeon surveyor survivor suspect tailor teacher teammate"
        " technician technologist teenager theologian therapist trader trainer translator treasurer trustee"
        " truck-driver tutor undersecretary under-secretary veteran veterinarian vicar vice-chair"
        " vice-chairman victim viewer villager violinist visitor volunteer voter waiter warden watchmaker"
        " quarterback linebacker goalkeeper striker midfielder defender pitcher catcher batsman bowler receiver"
        " kicker skipper libertarian mason companion widow widower cook sister-in-law brother-in-law"
        " auditor anaesthetist anesthetist midwife social-worker novelist reader columnist commuter customer client"
        " constituent diner dentist shopper caller listener trawlerman defendant juror bishop canon prefect"
        " deacon twin captain co-owner landlord landlady headteacher organiser pupil candidate crewman"
        " welder whistleblower winner witness worker writer youth youngster person observer insider academic"
    )
)
"""Nouns for what somebody is, in the singular."""

RANKS = _words("general major private count don father mother sister brother captain canon marshal")
"""Nouns that are a person only right after an article: "the general", not "the general election"."""

PEOPLE = ROLES | _words("man woman boy girl child kid person individual colleague acquaintance onlooker bystander")
"""Nouns that describe one person who has no name."""

ROLE_MODIFIERS = _words(
    "acting aide civil assistant associate campaign chief civil-rights communications congressional co country"
    " creative criminal crime defense defence democratic deputy digital ex executive federal field finance"
    " financial first foreign former foreign-policy general health high human human-rights interim"
    " international junior justice labor labour late lead leading legal legislative local longtime"
    " long-time managing marketing media military national news outgoing party policy political popular"
    " presidential press presumptive principal program programme programs project public regional"
    " religious republican research rights science security senior special sports staff state then top"
    " vice veteran young elder old newly retired ruling opposition conservative liberal independent radio"
    " television tv talk film medical county city village district school police army navy air prison tax"
    " trade transport union gay lesbian lgbt lgbtq queer trans women's children's editorial investigative"
    " freelance award-winning prominent well-known founding parliamentary provincial rebel separatist"
    " strongman communist socialist incoming one-time onetime fellow community culture economic energy"
    " environmental european nuclear housing immigration technology"
)
"""Lower-case words that stand between a determiner and a role noun, before a name."""

OFFICES = (
    "state",
    "the house",
    "the senate",
    "the treasury",
    "the interior",
    "the union",
    "the board",
    "staff",
    "defense",
    "defence",
    "homeland security",
    "national intelligence",
    "health",
    "health and human services",
    "education",
    "justice",
    "agriculture",
    "commerce",
    "labor",
    "labour",
    "energy",
    "transportation",
    "veterans affairs",
    "foreign affairs",
    "the interior ministry",
    "state for defence",
    "state for health",
)
"""What may stand after "of" within a role that comes before a name: "Secretary of State Anna Bell"."""

DOCUMENTS = _words(
    "statement report letter email e-mail tweet post memo memorandum release document ruling indictment"
    " complaint announcement article editorial story column blog website site page transcript paper study"
    " survey poll ad advertisement filing opinion resolution text message testimony speech remarks"
    " affidavit lawsuit petition motion book brief bulletin communique declaration decree dispatch essay"
    " fact-sheet interview note notice press-release verdict judgment judgement law order appeal"
)

GROUP_NOUNS = _words(
    "administration agency alliance army assembly association authority bank board broadcaster bureau"
    " cabinet campaign centre center channel charity church clinic club coalition college commission"
    " committee community company congregation congress consortium corporation council court delegation"
    " department embassy firm force foundation government group hospital house institute institution"
    " investigation jury league magazine ministry mission movement museum network newspaper newsroom"
    " office ombudsman operation opposition organisation organization outlet panel parliament party police"
    " prosecution publication publisher secretariat senate service site society station team think-tank"
    " tribunal union university watchdog weekly daily website school legislature military regime state"
    " country kingdom nation republic federation"
)
"""Nouns for a group that speaks with one voice."""

ORGANISATION_WORDS = (
    GROUP_NOUNS
    | _words(
        "amnesty kremlin pentagon reuters bundestag duma knesset times post tribune herald gazette guardian"
        " telegraph journal news press review chronicle observer watch international inc corp ltd llc plc gmbh"
        " co fund trust nations forum initiative project campaign center committee rights lawyers voters"
        " families workers party partners industries technologies systems airlines motors bank records studios"
        " pictures entertainment media communications holdings services solutions associates brothers sons"
        " affairs intelligence treasury"
    )
) - _words("state house police country nation")

PLURAL_PEOPLE = _words(
    "people men women officials activists experts witnesses lawyers police critics supporters residents"
    " authorities sources children parents others leaders members students protesters voters investigators"
    " prosecutors researchers relatives friends neighbors neighbours analysts aides advisers democrats"
    " republicans lawmakers senators"
)

PARTICLES = _words(
    "van von der den de del della di da du dos das la le ter ten bin ibn bint al el abu ben y e zu zur st saint mac san"
)
SUFFIXES = _words("jr sr ii iii iv esq phd md qc kc")

NOT_NAMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september october november december god christmas easter internet twitter facebook instagram"
    " youtube telegram yes no but and the in on at as if when while after before since because however"
    " meanwhile still then there here what why how where who so or nor yet for now today yesterday"
    " tomorrow later earlier perhaps maybe also"
)

COMMON_SURNAMES = _words(
    "smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez"
    " wilson anderson thomas taylor moore jackson martin lee perez thompson white harris clark lewis"
    " robinson walker young allen king wright scott nguyen hill green adams nelson baker hall campbell"
    " mitchell roberts carter phillips evans turner parker collins edwards stewart morris murphy cook"
    " rogers cooper kelly ward khan singh kim park wang li zhang chen liu ivanov ivanova smirnov kuznetsov"
    " popov petrov petrova sokolov muller schmidt schneider fischer meyer ali ahmed hussein cohen levy"
    " silva santos ferreira rossi dubois bernard kumar patel"
)
"""Surnames so common that a bare one in another article says too little."""

ROLE_CLASSES: dict[str, frozenset[str]] = {
    "public": _words(
        "president premier minister chancellor senator sen congressman congresswoman lawmaker legislator mp"
        " governor gov mayor ambassador envoy diplomat king queen prince princess secretary-general councilman"
        " councilwoman commissioner undersecretary dictator strongman spokesman spokeswoman spokesperson"
    ),
    "trade": _words(
        "plumber farmer carpenter butcher baker electrician welder miner mechanic driver shopkeeper cashier"
        " waiter waitress janitor barber gardener postman bartender tailor fisherman clerk builder cleaner"
        " truck-driver hairdresser roofer bricklayer watchmaker"
    ),
    "sport": _words(
        "footballer coach player goalkeeper striker boxer wrestler athlete swimmer teammate captain referee"
    ),
    "health": _words(
        "doctor nurse physician surgeon psychiatrist paramedic dentist pharmacist pediatrician veterinarian"
    ),
    "arts": _words(
        "actor actress singer musician painter novelist poet dancer composer pianist guitarist rapper sculptor"
    ),
    "school": _words("student pupil schoolboy schoolgirl teacher headmaster"),
    "force": _words("policeman policewoman sergeant sgt sheriff firefighter soldier sailor detective"),
    "law": _words("judge magistrate justice prosecutor barrister solicitor attorney lawyer"),
    "faith": _words("pastor priest bishop archbishop rabbi imam mufti vicar nun monk preacher cardinal pope"),
}
"""Kinds of role so far apart that one name under two of them is more likely two people."""

GENERIC_FIRST = _words(
    "national international united american european russian chechen human world global first north"
    " south east west central new state federal foreign british german french ukrainian chinese african"
    " asian royal public free general us un uk eu supreme high democratic republican republic university"
    " department ministry office center committee council court bank house church institute association"
    " organization union league society school city county the women voice civil social independent open"
    " young green black white gay rights news daily doctors reporters lawyers citizens friends los las"
    " san santa saint great hong sri el la de saudi"
)
"""First words of so many organisations that alone they name none."""

GENERIC_OFFICES = _words(
    "foreign interior health justice defense education supreme high district appeals national federal"
    " city police finance prime economy central constitutional state county regional municipal local"
    " government house general attorney prosecutor's prosecutors security emergency internal affairs upper"
    " lower"
)
"""Words before a group's noun that name no group of their own: the same office is found in many places."""

IRREGULAR_VERBS = _words(
    "saw came went left took gave got knew ran felt found met made kept told heard held stood sat lost"
    " brought bought caught fought sent spent led won wore drove flew fled hid broke chose fell grew rose"
    " shook spoke stole swore woke wrote began drank sang sank swam became let put set cut hit hurt shut"
    " read lay paid sold taught thought"
)
"""Past forms without -ed that tell a subject from a noun before another noun."""

GENDERED = FEMALE_NOUNS | MALE_NOUNS
MEN_ONLY = MALE_NOUNS - {"spokesman", "chairman", "congressman"}
"""Nouns in -man that are said of women too say nothing."""
ARTICLES = DETERMINERS | POSSESSIVE_PRONOUNS
PHRASE_STARTS = DETERMINERS | INDEFINITE | POSSESSIVE_PRONOUNS | PLURAL_PEOPLE
COUNTED = PEOPLE | GROUP_NOUNS | DOCUMENTS
SPELLED_OUT = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "pres": "president",
    "gen": "general",
    "prof": "professor",
    "col": "colonel",
    "sgt": "sergeant",
    "capt": "captain",
    "lt": "lieutenant",
}
"""Titles cut short, and whole."""
MADE_FOR = _words(
    "ad advertisement editorial poll survey report article story column study lawsuit complaint biography"
)
"""Documents that speak for an organisation, or about a person, and not with the person's own words."""
FIRMS = _words("group inc corp corporation ltd llc plc gmbh holdings industries motors airlines partners")
"""Last words of firms that are called by their first."""
SOMEBODY = _words("somebody someone everybody everyone")
"""Pronouns for a source without a name."""
THINGS = (
    GROUP_NOUNS
    | DOCUMENTS
    | _words("account caption note sign card entry line headline hashtag paper voice county city")
)
"""Nouns that may speak and are no he or she."""
NO_LONGER = _words(
    "former ex late then one-time onetime retired vice deputy assistant acting associate under interim shadow prime"
)
"""Words that make another role of a role: the deputy minister is not the minister."""
COUNTED_OR_RANKS = COUNTED | RANKS
PLAIN_PRONOUNS = PRONOUNS - DETERMINERS
NO_ROLE_STARTS = PLAIN_PRONOUNS | {"then", "now"}
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
TELLING = (
    COUNTED
    | {plural + "s" for plural in COUNTED}
    | PLURAL_PEOPLE
    | ORGANISATION_WORDS
    | NOT_NAMES
    | PRONOUNS
    | PHRASE_STARTS
    | PREPOSITIONS
    | frozenset(TITLES)
    | SUFFIXES
    | {"former", "ex", "jr.", "sr."}
)
"""Words that make a run of capitals more than a plain name."""
ONE_OF_A_KIND = _words("amnesty kremlin pentagon reuters bundestag duma knesset")
"""Words for an organisation of which there is one: "the Times" and "the court" may be any."""
