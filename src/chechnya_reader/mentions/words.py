"""Words that tell a name's kind: data only. Geography and general English; no list of people, parties or outlets."""

from __future__ import annotations

from chechnya_reader.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    HONORIFICS,
    NAME_PARTICLES,
    NOT_NAMES,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    ROLES,
    TIMES,
    TITLES,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _lines(text: str) -> frozenset[str]:
    return frozenset(" ".join(line.split()) for line in text.split(","))


MONTHS_THAT_ARE_NAMES = _words("march april may june august")
TIMES_OF_DAY = _words("morning afternoon evening night week month year")
DATES = (TIMES | frozenset(word.rstrip(".") for word in TIMES)) - MONTHS_THAT_ARE_NAMES - TIMES_OF_DAY
"""Weekdays and months that are nothing else."""

TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
GRAMMAR = (PRONOUNS | DETERMINERS | PREPOSITIONS | CONJUNCTIONS | RELATIVES | AUXILIARIES | DATES | TENS) - (
    MONTHS_THAT_ARE_NAMES | {"will", "us"}
)
"""Words that end no name and begin none, wherever they stand."""
CAPITALISED_GRAMMAR = frozenset(word.capitalize() for word in GRAMMAR)
OPENINGS = (NOT_NAMES - _words("april june august")) | _words(
    "dear former note see via why two-thirds meanwhile editor's editors"
)
"""Words that begin no name at the head of a sentence."""

HEADS = (ORGANISATION_HEADS - _words("report front watch unit house times post journal")) | _words(
    "international airlines airways aviation railway railways media images pictures entertainment broadcasting"
    " holdings industries technologies systems motors partners associates publishing publishers films records"
    " laboratory laboratories observatory brigade brigades battalion regiment squad militia guards cabinet treasury"
    " orchestra theatre library archive archives collective taskforce watchdog plc gmbh llc nato bloc workshop clinic"
    " hotline helpline commons partnership resources strategies solutions chapter faculty sisterhood brotherhood"
    " daily weekly gazeta capital ventures conservancy legion cooperative co-operative telegraph advocates lawyers"
    " reporters rangers firm consortium"
    " secretariat constabulary registry duma bundestag knesset rescue relief exchange monitor oversight cathedral"
    " communications"
)
"""Nouns that make an organisation of the capitalised words before them."""
TAILS = HEADS | _words("hotel watch front house times post journal unit inspectorate courier bulletin dispatch")
"""The same at the end of a name of two words or more."""
LEADING_HEADS = _words("air radio bank police team studio groupe banco club ministry university universität banque")
"""Nouns that make an organisation of the name after them: "Radio Svoboda", "Police Scotland"."""
TOPIC_HEADS = _words(
    "ministry department office institute committee centre center commission organisation organization council board"
    " faculty school agency bureau society association fund directorate inspectorate initiative campaign foundation"
    " network forum service authority programme program movement coalition alliance front court federation union"
    " league trust unit conference secretariat project group"
)
"""Heads after which "of" or "for" brings topics, which "and" may join: "Office for Elections and Human Rights"."""
TOPICS = _words("services service affairs police media forces communications exchange relief rescue")
"""Organisation nouns that are topics too: "Department of Health and Human Services"."""
WIDE = _words(
    "national international royal federal european american world central global state united regional general"
    " african house senate asian british russian german french canadian australian"
)
"""Words that open an organisation's name, also one of several topics."""
BODIES = _words("kremlin pentagon congress senate parliament duma bundestag knesset nato reuters amnesty")
"""Organisations of one word."""
NO_ORGANISATION = _words(
    "hiv aids dna rna tv ceo cfo coo cto gps pr iq id ok am pm phd faq ufo suv atm ii iii iv vi vii viii ix xi xii mp"
    " mps mep meps qc kc mbe obe ngo ngos it ai usb dvd cd url pdf gdp vat est edt gmt bst cet pst pdt utc et ct pt"
    " std ptsd adhd iou rsvp sos asap covid covid-19 sars cctv sms vip rip ps jr sr ied wmd pow er icu mri isbn www"
    " http https eta q&a r&b bbq diy lol omg dj mc ad bc vs no ieds ak-47 pin sim uv rv ev evs nsfw wifi mba bsc msc"
    " ba ma llb l.l.c ltd inc co corp r.i.p ok'd no. fyi imo lgbt lgbti lgbtq lgbtqi lgbtqia lgbtia lgb glbt bame"
    " bipoc poc"
)
"""Abbreviations that are no organisation."""
NOTHING = _words(
    "god christmas easter ramadan internet web lord thanksgiving halloween hanukkah passover bible koran quran christ"
    " jesus english spanish"
)

PLACE_ABBREVIATIONS = _words(
    "u.s us usa u.s.a u.k uk uae u.a.e ussr u.s.s.r d.c dc drc prc dprk nyc l.a n.y n.j n.c s.c n.h n.m n.d s.d r.i b.c"
)
STATES_BY_INITIALS = PLACE_ABBREVIATIONS | _words("u.n e.u")
COUNTRIES = _words(
    "afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain"
    " bangladesh barbados belarus belgium belize benin bhutan bolivia botswana brazil britain brunei bulgaria burundi"
    " cambodia cameroon canada chile china colombia congo croatia cuba cyprus denmark djibouti dominica ecuador egypt"
    " england eritrea estonia ethiopia fiji finland france gabon gambia georgia germany ghana greece greenland grenada"
    " guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica"
    " japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein"
    " lithuania luxembourg macedonia madagascar malawi malaysia maldives mali malta mauritania mauritius mexico"
    " micronesia moldova monaco mongolia montenegro morocco mozambique myanmar burma namibia nauru nepal netherlands"
    " nicaragua niger nigeria norway oman pakistan palau palestine panama paraguay peru philippines poland portugal"
    " qatar romania russia rwanda samoa senegal serbia seychelles singapore slovakia slovenia somalia spain sudan"
    " suriname swaziland eswatini sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia"
    " turkey turkmenistan tuvalu uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam wales scotland yemen"
    " zambia zimbabwe crimea chechnya dagestan ingushetia tatarstan siberia kurdistan tibet kashmir gaza europe asia"
    " africa america eurasia oceania antarctica caucasus balkans scandinavia alabama alaska arizona arkansas"
    " california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana"
    " maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma"
    " oregon pennsylvania tennessee texas utah vermont wisconsin wyoming ontario quebec alberta queensland tasmania"
    " washington moscow london paris berlin brussels beijing ankara athens baghdad baku bangkok beirut belgrade"
    " bratislava bucharest budapest cairo canberra caracas copenhagen damascus dhaka dublin hanoi havana helsinki"
    " islamabad jakarta jerusalem kabul kampala kathmandu khartoum kinshasa kyiv kiev lisbon ljubljana madrid managua"
    " manila minsk mogadishu montevideo nairobi nicosia oslo ottawa prague pretoria quito reykjavik riga riyadh rome"
    " sarajevo seoul skopje stockholm taipei tallinn tashkent tbilisi tehran tirana tokyo vilnius warsaw yerevan"
    " zagreb"
)
"""Countries, parts of the world, states that are often named without a word that says so, and capitals."""
LONG_PLACES = _lines(
    """united states, united states of america, united kingdom, united arab emirates, great britain, sri lanka, saudi
    arabia, costa rica, puerto rico, hong kong, burkina faso, sierra leone, ivory coast, latin america, soviet union,
    el salvador, cape verde, east timor, san marino, vatican city, northern ireland, equatorial guinea, south
    sudan, middle east, papua new guinea, trinidad and tobago, bosnia and herzegovina, antigua and barbuda,
    rhode island, british columbia, nova scotia, white sea, persian gulf, silicon valley, capitol hill"""
)
NAMES_TOO = _words("georgia jordan israel chad virginia dakota montana paris washington london carolina india america")
"""Places that are people's names as often, where a second name follows them."""
PLACE_OPENERS = _words(
    "north south east west northern southern eastern western northeast northwest southeast southwest central new san"
    " santa los las saint st fort mount port lake cape rio puerto costa upper lower greater downtown mt"
)
"""Words that make a place of the name after them: "Fort Worth", "San Remo"."""
SURNAME_HEADS = _words("north west east south hill hills park lake street bay field bridge rivers river england")
"""Nouns for places that are surnames too."""
GEOGRAPHY = (PLACE_HEADS - _words("united")) | _words(
    "federation kingdom emirates territory territories desert atoll roads lighthouse canal channel straits strait gulf"
    " oblast krai raion prefecture borough boulevard lane highway plaza square heights creek falls springs valley delta"
    " plateau archipelago isles isle reef glacier forest canyon gorge cemetery stadium arena woods shore basin pass"
    " lakes mountains shoal"
) - _words("pass")
STATES = _words("federation republic kingdom emirates territory territories")
"""Nouns that make a country of an adjective: "Chechen Republic"."""
PLACE_OF = _words(
    "gulf bay sea strait straits isle isles cape republic kingdom state states city town village county district"
    " province region port lake island islands coast valley commonwealth"
)
"""Nouns before "of" and the rest of a place's name: "Gulf of Aden"."""

NATIONALITIES = _words(
    "afghan albanian algerian american angolan argentine argentinian armenian australian austrian azerbaijani azeri"
    " bahraini bangladeshi belarusian belarussian belgian bolivian bosnian brazilian british bulgarian burmese"
    " cambodian cameroonian canadian chilean chinese colombian congolese croatian croat cuban cypriot czech danish"
    " dutch ecuadorian egyptian emirati english eritrean estonian ethiopian european filipino finnish french gambian"
    " georgian german ghanaian greek guatemalan haitian honduran hungarian icelandic indian indonesian iranian iraqi"
    " irish israeli italian jamaican japanese jordanian kazakh kenyan korean kosovar kurdish kurd kuwaiti kyrgyz"
    " laotian latvian lebanese liberian libyan lithuanian macedonian malagasy malaysian malian maltese mexican"
    " moldovan mongolian montenegrin moroccan mozambican namibian nepalese nepali nicaraguan nigerian norwegian omani"
    " pakistani palestinian panamanian paraguayan peruvian polish portuguese qatari romanian russian rwandan"
    " salvadoran saudi scottish senegalese serbian serb singaporean slovak slovenian somali spanish sri sudanese"
    " swedish swiss syrian taiwanese tajik tanzanian thai tibetan tunisian turkish turk turkmen ugandan ukrainian"
    " uruguayan uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean chechen ingush dagestani tatar circassian"
    " ossetian abkhaz crimean cossack soviet slavic baltic balkan nordic scandinavian caucasian siberian african asian"
    " eurasian arab arabic arabian persian latin latino latina latinx hispanic western eastern northern southern"
    " muslim islamic islamist jewish christian catholic orthodox protestant anglican buddhist hindu sikh sunni shia"
    " shiite salafi sufi mormon evangelical zionist semitic baptist methodist lutheran presbyterian quaker texan"
    " californian londoner muscovite parisian yorker roman byzantine ottoman nazi communist marxist leninist stalinist"
    " republican democrat democratic conservative liberal labourite tory gay queer transgender bisexual englishman"
    " frenchman dutchman irishman scotsman scot dane finn swede pole spaniard briton jew afro-american indo-european"
    " non-western pro-western pan-african native aboriginal indigenous black white victorian edwardian elizabethan"
    " rican kremlinologist kafkaesque orwellian"
)
"""Adjectives, and nouns for one of a people, a belief or a party: no name by themselves, in the plural neither."""
GROUPS = _words("tories peoples folks millennials frenchmen englishmen boomers") | frozenset(
    role for role in ROLES if role.endswith(("s", "men", "people")) and role not in TITLES
)

TITLE_WORDS = TITLES - _words("st saint speaker sister brother author general") | _words(
    "speaker sister brother author general sens reps govs drs profs messrs presidents senators adviser advisor"
    " strategist manager aide campaigner founder co-founder columnist correspondent commentator ceo chair candidate"
    " nominee coordinator rapporteur undersecretary organiser organizer photographer blogger scientist teacher nurse"
    " farmer congressmen metropolitan patriarch ayatollah mullah sultan emir sheikha shaikh baroness baron count"
    " countess duke duchess earl viscount vice-president vice-chair secretary-general co-chair treasurer trustee"
    " fellow headmaster headteacher principal warden consul marshal constable ranger cosmonaut astronaut commandant"
    " private pte cllr counsellor counselor"
)
TITLE_MODIFIERS = _words(
    "fire financial operating medical technical trial appeals circuit chapter campus harbour harbor"
    " prime vice deputy foreign interior defense defence finance health justice chief first acting former then senior"
    " junior assistant associate executive managing press attorney supreme grand lead leading brigadier majority"
    " minority state national special education labor labour trade energy environment culture transport home shadow"
    " crown program programme project communications policy research district federal regional human rights security"
    " military air public permanent principal political opposition staff news sports sub under programs programmes"
    " criminal field legal"
)
"""What stands before a title as a part of it: "Deputy Prime Minister"."""
OFFICES = _words(
    "state defense defence health human services education labor labour energy justice commerce treasury interior"
    " transportation transport agriculture foreign affairs finance culture homeland security national intelligence"
    " staff veterans housing urban development economy internal environment trade sport sports war police operations"
    " communications public works social information research"
)
"""What stands after the "of" of a title that goes before a name: "Secretary of State Anna Bell"."""
SUFFIXES = _words("jr sr ii iii iv")
NO_PERSON_TAILS = _words(
    "morning evening night week year"
    " act war wars day age prize award awards cup games code law bill deal plan era summit convention agreement treaty"
    " amendment policy virus spring summer autumn winter revolution crisis rights lives matter tower house street way"
    " world today tonight live show book letter letters report reports review index standard test case cases scandal"
    " affair purge constitution charter declaration protocol accord accords doctrine theory project programme program"
    " effect state states party election elections primary primaries debate caucuses poll polls rally parade pride"
    " festival championship olympics ceremony medal order cross star column gate belt zone building centre center hall"
    " palace tunnel station line express speech address memorial wall fair tax care health security freedom justice"
    " peace love life death online web site app twitter facebook media edition magazine update pact protection tank"
    " resolution strategy operation storm hurricane shooting massacre bombing attack attacks flag anthem testament"
    " reply comment terms use service us rica rico hotel tv times class english science studies history economics"
    " politics business culture technology opinion analysis"
)
"""Last words of names that are nobody's: events, laws, works, parts of a page."""
COMMON_OWNERS = _words("women's men's children's people's workers' veterans' mothers' lawyers' teachers' writers'")
"""Possessives within an organisation's name: "Women's Institute"."""

CONTINENTS = _words("europe africa asia america americas eurasia")
COMPOUND_ENDS = _words(
    "based born led style era majority wide owned run area only like free friendly controlled held level speaking"
)
CAMEL_SURNAMES = _words("mc mac de la le di du da fitz van o al el lo ni san st mb")
PARTICLES = NAME_PARTICLES | _words("av af dos do ter zu y e bint ould")
JOINED_PARTICLES = _words("al el ul ad an ar as at az ash")
"""What stands in lower case, with a hyphen, before the rest of a surname: "al-Mansouri"."""
NO_DATELINES = _words(
    "update updated breaking watch exclusive opinion editorial analysis video photo photos note live correction review"
    " interview commentary question answer news feature"
)
"""Words in capitals before a dash at the head of a text that are no place."""
FAMILY = _words(
    "granddaughter grandson grandmother grandfather niece nephew widow widower wife husband brother sister stepfather"
    " stepmother girlfriend boyfriend fiance fiancee classmate roommate"
)
LOCAL_HEADS = _words(
    "school university college hospital council court police church airport club team times post journal herald tribune"
    " gazette news government parliament county museum academy radio railway airways embassy"
)
"""Organisation nouns before which the name of a place stands: the place is not their short name."""
BEARERS = _words(
    "newspaper website agency magazine broadcaster channel station portal group party movement foundation charity"
    " company firm network organisation organization association outlet bank site service"
)
"""Nouns that stand before or after the name of an organisation: "the newspaper Novy Put", "the Lantern group"."""
LOCATED = _words(
    "court courts prison jail hospital school police protest protests rally march people men women born living lives"
    " lived house home office embassy village town city district suburb camp airport"
)
"""What is in a place, where a name follows "in" and the sentence goes on."""
OWNED = _words(
    "wife husband son daughter mother father brother sister widow family lawyer lawyers attorney spokesman"
    " spokeswoman spokesperson aide aides supporters fans face career life"
)
"""What a person has, more often than an organisation or a place."""
ACROSS = _words("without across beyond")
"""What stands with a capital inside the name of a movement: "Neighbours Without Borders"."""
LOCATIVES = _words("in across throughout near outside inside around")
TRAVEL = _words(
    "trip trips travel travels travelled traveled visit visits return returns returned returning fly flew flown moved"
    " moving went go going came come flights flight fled flee route way tour drove sent journey deported extradited"
    " back road roads train trains bus buses ferry highway"
)
OF_PLACES = _words(
    "governor mayor capital city town village region province district outskirts suburb suburbs streets coast north"
    " south east west port people borders archbishop bishop king queen"
)
"""What stands before "of" and the name of a place."""
NO_SPEAKING_BEFORE = _words("told tells tell asked asks ask reads read began begins")

KNOWN = frozenset().union(
    GRAMMAR,
    OPENINGS,
    TAILS,
    LEADING_HEADS,
    TOPIC_HEADS,
    WIDE,
    BODIES,
    NO_ORGANISATION,
    NOTHING,
    MONTHS_THAT_ARE_NAMES,
    STATES_BY_INITIALS,
    COUNTRIES,
    *map(str.split, LONG_PLACES),
    PLACE_OPENERS,
    GEOGRAPHY,
    PLACE_OF,
    STATES,
    NATIONALITIES,
    frozenset(word + "s" for word in NATIONALITIES),
    GROUPS,
    TITLE_WORDS,
    TITLE_MODIFIERS,
    HONORIFICS,
    OFFICES,
    SUFFIXES,
    NO_PERSON_TAILS,
)
"""All words that say something about a name that they stand in."""
