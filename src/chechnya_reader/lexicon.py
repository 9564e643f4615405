"""Words that the rules know: data only. Closed lists of English; no list of people, outlets or parties."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _inflected(lemmas: str) -> tuple[frozenset[str], frozenset[str]]:
    """The finite forms (present, past) and the -ing forms of regular verbs."""
    finite: set[str] = set()
    going: set[str] = set()
    for lemma in lemmas.split():
        if lemma.endswith("e"):
            forms = (lemma + "s", lemma + "d", lemma[:-1] + "ing")
        elif lemma.endswith("y") and lemma[-2] not in "aeiou":
            forms = (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
        elif lemma.endswith(("s", "sh", "ch", "x", "z")):
            forms = (lemma + "es", lemma + "ed", lemma + "ing")
        elif lemma.endswith("+"):
            lemma = lemma[:-1]
            forms = (lemma + "s", lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")
        else:
            forms = (lemma + "s", lemma + "ed", lemma + "ing")
        finite |= {lemma, forms[0], forms[1]}
        going.add(forms[2])
    return frozenset(finite), frozenset(going)


def _and_plural(text: str) -> frozenset[str]:
    words = _words(text)
    return words | {word + "s" for word in words if not word.endswith(("s", "y"))}


# `+` marks a final consonant that doubles.
_SAYING, _SAYING_ING = _inflected(
    "add note explain argue declare state claim insist reply respond answer continue conclude warn ask tweet post"
    " announce assert admit+ acknowledge recall joke quip+ shout yell cry exclaim murmur mutter whisper remark"
    " observe comment contend maintain suggest predict promise pledge vow urge complain lament stress emphasize"
    " emphasise report agree concede confirm deny recount boast caution counter demand implore interject opine"
    " plead proclaim protest pronounce question reason reiterate remember reveal scoff sigh snap+ stammer testify"
    " thunder grumble groan growl gush fume huff intone allege affirm advise assure brag+ chant chide clarify crow"
    " declaim disagree estimate expound fret+ hint holler inquire enquire instruct interrupt jest laugh marvel"
    " muse object offer order pray preach propose quote rail rant rap+ reassure recite recommend repeat retort"
    " roar scream scold signal sneer sniff snipe specify stipulate summarize tease theorize tout trumpet utter"
    " venture volunteer wail worry elaborate emphasise express insinuate confess confide divulge bellow bark"
    " chuckle deadpan+ drawl echo retweet relate disclose surmise speculate spout tutt bemoan gripe grouse"
    " chirp crack cheer rejoin vent lecture conjecture charge guess beg+ indicate mention inform remind notify hiss"
)
SAYING = (
    _SAYING
    | _words(
        "say says said tell tells told write writes wrote written think thinks thought reads swear swears swore read"
        " spoke speak speaks sing sings sang began begins wondered wonders pressed presses texted emailed messaged"
        " ruled"
    )
) - _words("text message order offer signal object crack cheer charge guess")
SAYING_ING = (_SAYING_ING | _words("saying telling writing thinking swearing wondering")) - _words("offering ordering")

_CALLING, _CALLING_ING = _inflected(
    "call describe label dub+ accuse criticize criticise blast denounce praise dismiss characterize characterise"
    " brand mock condemn decry deride refer+ cite hail liken compare invoke slam+ bash attack highlight blame"
    " credit define ridicule rip+ hammer trash assail portray depict tag+ rebuke chastise lambast lambaste"
    " berate taunt declare fault deem profess voice identify commend complimented thank apologize apologise warn"
    " advocate support underline underscore pan+ tar+ demonize demonise detail imply argue"
    " nickname welcome applaud salute mourn defend justify stigmatize vilify skewer excoriate rail lash"
    " command encourage exhort"
)
_CASTING, _CASTING_ING = _inflected("herald paint introduce posture frame pitch position present regard")
_CASTING |= _words("cast casts")
CALLING = _CALLING | _words("labelled found finds reject rejects rejected coached") | _CASTING
CALLING_ING = _CALLING_ING | _CASTING_ING
NAMING = tuple(
    sorted(
        _words(
            "call describ dub label refer brand mock denounc slam blast dismiss prais accus critici character nicknam"
            " deem"
        )
    )
)
"""Stems of verbs that put a name on somebody."""

IN_HEADLINES = _words("says tells calls slams blasts warns urges accuses insists denies admits argues explains")
"""Verbs that a headline writes with a capital, and that are part of no name."""

STRONG = _words(
    "said says say told tells tell wrote writes write tweeted tweets added adds argued argues claimed claims"
    " declared declares insisted insists asserted asserts stated warned warns explained explains noted notes"
    " announced announces replied replies responded responds shouted yelled suggested suggests predicted predicts"
    " acknowledged acknowledges admitted admits contended contends maintained maintains recalled recalls reported"
    " alleged alleges concluded cautioned cautions informed informs ruled"
)
"""Verbs of saying that take a whole sentence as what was said."""

ONLY_BEFORE_A_COMMA = _words("began begins continued continues continue continuing beginning")
"""Verbs that report only where a comma or colon parts them from the quotation."""

ONLY_WITH_AS = _words("reject rejects rejected") | _CASTING | _CASTING_ING
"""Verbs that report only in "as “…”": what is rejected is not what was said."""

WISHING = _words("have has need needs ought want wants wanted hope hopes like refused declined")
"""Words after which "to say" tells of something that has not been said."""

_NEVER_AS = _inflected("support advocate exhort encourage command thank apologize apologise detail")
NEVER_WITH_AS = _NEVER_AS[0] | _NEVER_AS[1]
"""Verbs that put no name on anything, so that "as “…”" belongs to another one."""

ONLY_AT_THE_MARK = _words("found finds")
"""Verbs that report only where the quotation follows at once."""

ONLY_NEAR = _words("spoke speak speaks talked talks talk talking")
"""Verbs that report only within two words of the quotation."""

UNREAL = _words(
    "would could should might must may can cannot can’t can't couldn’t couldn't wouldn’t wouldn't shouldn’t shouldn't"
    " didn’t didn't don’t don't doesn’t doesn't"
)
"""Auxiliaries with which something may well not have been said."""

NEGATING = _words(
    "not never didn’t didn't don’t don't doesn’t doesn't hasn’t hasn't haven’t haven't hadn’t hadn't won’t won't isn’t"
    " isn't wasn’t wasn't"
)
"""Words that make a reporting verb tell of what was not said."""

ANYBODY = _words("anybody anyone everybody everyone those people whoever somebody someone")
"""Words for people who are not told to have said anything: "anybody who says so"."""

NOT_DENYING = _words("only just merely simply")
"""Words after "not" with which it was said all the same, and more: "did not just say"."""

NOBODY = _words("nobody neither no-one none no")
"""Words that begin a subject that has said nothing."""

DENYING = _words("deny denies denied denying without")
"""Words before "saying" or "that he said" with which it is denied."""

REHEARSING = _words(
    "imagine imagines imagined imagining practise practises practised practising practice practices practiced"
    " practicing rehearse rehearsed rehearsing picture pictured picturing avoid avoids avoided without"
)
"""Words before "saying" that make it something nobody has said."""

NOUN_LIKE = _and_plural(
    "state states comment comments report reports claim claims post posts question questions answer answers note"
    " notes promise promises reply replies demand demands support supports offer offers reason reasons tweet"
    " tweets call calls attack attacks blame order orders protest protests charge charges estimate estimates worry"
    " worries vow pledge credit label brand fault voice detail details crack cheer cheers thought thoughts issue"
    " issues uses use email text texts message messages pan fire fires counter object objects cry text rap"
    " labels propose advocate advocates hint hints joke jokes remark remarks retort retorts roar chant chants"
    " scream screams whisper whispers laugh laughs sigh sighs sneer rant rants mention mentions groan growl advise"
    " estimate position present frame pitch cast cries"
)
"""Reporting verbs that are as often nouns: only after a subject, or right at the mark, are they verbs."""

NO_INVERSION = _words(
    "told tell tells called calls call asked asks accused accuses urged urges put puts went goes began begins"
    " spoke speaks described describes dubbed labeled assured reassured warned criticized blasted praised thanked"
    " shot fired pointed inform informs informed remind reminds reminded notify notifies notified"
)
"""Reporting verbs after which the next noun is whom they were said to, not who said it."""

PRONOUNS = _words("he she they i we it")
CONTRACTED_PRONOUNS = frozenset(
    pronoun + sign + ending
    for pronoun in ("he", "she", "they", "i", "we", "it", "you")
    for sign in "’'"
    for ending in ("s", "d", "m", "re", "ve", "ll")
)
"""A pronoun with the verb after it: "he’s", "they’d"."""

CONTRACTED_WHO = frozenset("who" + sign + ending for sign in "’'" for ending in ("s", "d", "ve", "ll"))
"""“Who” with the auxiliary after it."""

CONTRACTED_BEING = frozenset(
    word + sign + "s" for word in ("that", "there", "what", "where", "how", "let") for sign in "’'"
)
"""Words with "is" that look like possessives."""

POSSESSIVES = _words("his her their its my our")
DETERMINERS = _words(
    "a an the his her its their our my your this that these those some one two three four five six seven eight"
    " nine ten another other several many most few both all any each every no more less such multiple various"
    " either neither dozens hundreds half others somebody someone anyone everybody everyone nobody none"
)
PREPOSITIONS = _words(
    "of in on at for from with to by about into over under after before during against between among through"
    " across near inside outside behind beyond despite since until till toward towards upon via within without"
    " like than per amid around along above below because when while if though although whereas once whether as"
    " unless where how why what unlike versus off out up down back alongside following including regarding"
    " concerning throughout"
)
SUBORDINATORS = _words(
    "because when while if though although whereas once whether as unless where how why what after before since until"
)
CONJUNCTIONS = _words("and but or nor")
RELATIVES = _words("who which whose whom that")
AUXILIARIES = _words(
    "is are was were be been being am has have had having do does did will would can could may might shall should"
    " must ’s 's isn’t wasn’t didn’t don’t doesn’t hasn’t haven’t won’t wouldn’t couldn’t can’t cannot isn't"
    " wasn't didn't don't doesn't hasn't haven't won't wouldn't couldn't can't"
)
ADVERBS = _words(
    "also later then still never ever just even already again soon often once now only always sometimes twice"
    " however meanwhile instead perhaps maybe thus therefore nonetheless nevertheless moreover furthermore further"
    " not not first ago today yesterday tomorrow tonight here there too very quite rather almost well yet far"
    " simply famously so yet plus here’s here's angrily earlier elsewhere indeed afterward afterwards long much"
)
ADVERB_EXCEPTIONS = _words(
    "family ally bully reply supply assembly monopoly anomaly rally italy daily weekly monthly july butterfly"
)
TIMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august"
    " september october november december jan. feb. mar. apr. aug. sept. oct. nov. dec. mondays tuesdays"
    " wednesdays thursdays fridays saturdays sundays morning afternoon evening night week month year"
)
TIME_UNITS = _words(
    "second seconds minute minutes moment moments hour hours day days week weeks month months year years decade decades"
    " night nights"
)
FROM_THEN = _words("later earlier ago afterwards afterward before")
"""Words after an amount of time with which it says when something happened: "two days later"."""

ABBREVIATED_TITLES = tuple(
    sorted(
        _words(
            "Mr Mrs Ms Mx Dr Sen Sens Rep Reps Gov Govs Gen Lt Col Sgt Prof Rev Hon Adm Capt Maj Cpl Pvt Cmdr St Sr Fr"
            " Msgr Supt Insp Det Amb Atty Pres Mme Mlle Messrs Jr Jan Feb Mar Apr Aug Sept Oct Nov Dec Inc Corp Co Ltd"
            " Bros vs No"
        )
    )
)

HONORIFICS = _words("mr mrs ms mx dr sir dame lord lady madam miss master herr frau monsieur madame")
TITLES = HONORIFICS | _words(
    "sen senator rep representative gov governor gen general lt lieutenant col colonel sgt sergeant prof"
    " professor rev reverend hon judge justice adm admiral capt captain maj major cpl corporal cmdr commander"
    " president chancellor minister premier secretary king queen prince princess pope bishop archbishop cardinal"
    " rabbi imam sheikh mayor ambassador attorney congressman congresswoman councilman councilwoman councillor"
    " chairman chairwoman chairperson commissioner detective officer inspector superintendent chief director"
    " deputy speaker sheriff coach pastor father sister brother saint st spokesman spokeswoman spokesperson"
    " delegate envoy prosecutor ombudsman editor reporter researcher analyst activist leader lawyer doctor"
    " economist historian author auditor treasurer comptroller alderman alderwoman coroner"
)
ROLES = TITLES | _words(
    "aide adviser advisor strategist manager official officials source sources expert experts critic critics"
    " supporter supporters voter voters man woman men women boy girl witness witnesses victim victims resident"
    " residents neighbor neighbour friend mother wife husband son daughter uncle aunt cousin parent parents"
    " teacher student students nominee candidate candidates frontrunner front-runner runner-up senators governors"
    " lawmakers lawmaker legislator politician politicians journalist journalists writer columnist commentator"
    " pundit anchor host moderator producer reporters editors spokesmen people person member members employee"
    " employees worker workers executive founder co-founder owner operative operatives consultant pollster"
    " organizer organizers attorneys lawyers counsel judges police soldier veteran veterans fan fans player actor"
    " actress singer scientist scientists researchers professors analysts economists observers observer activists"
    " campaigner campaigners advocates advocate survivor survivors refugee refugees protester protesters"
    " demonstrators demonstrator billionaire businessman businesswoman mogul magnate democrat democrats republican"
    " republicans conservatives conservative liberals insider insiders veteran ally allies rival rivals opponent"
    " opponents colleague colleagues co-author respondent caller attendee attendees participant crowd audience"
    " group staffer staffers diplomat diplomats relative relatives guard guards leaders chiefs doctors ministers"
    " presidents directors ambassadors mayors officers authors poll pollsters headline sign banner kid kids child"
    " children peers fighter teenager pensioner farmer nurse pilot driver blogger bloggers critics historians"
    " percent rapporteur rapporteurs vicar priest chaplain supervisor clerk chair conscript conscripts warden wardens"
    " sergeant commander commanders prisoner prisoners detainee detainees inmate inmates villager villagers hostage"
    " defendant defendants plaintiff plaintiffs widow grandmother grandfather brother brothers sisters trader"
    " shopkeeper investigator investigators interrogator monitor monitors campaigners captor captors reader readers"
)
SPEAKING_ROLES = ROLES - _words("man men woman women boy girl resident residents people")
"""Roles that somebody has for somebody, and not only at a place."""
ORGANISATION_HEADS = _words(
    "network ministry department university college institute institution association organization organisation"
    " agency committee commission council court bank company corporation corp inc ltd union league party congress"
    " senate house parliament government administration bureau center centre foundation fund group coalition"
    " alliance federation society club church office police force forces army navy board authority service"
    " services press times post journal news magazine tribune herald gazette guardian television radio tv studio"
    " studios campaign conference assembly academy school hospital museum team trust watch international project"
    " initiative movement front forum chamber caucus pac unit division directorate secretariat embassy consulate"
    " railroad kremlin pentagon nations report tribunal syndicate reuters"
)
WRITINGS = _words(
    "statement letter report tweet post email e-mail memo release document complaint lawsuit editorial article"
    " column op-ed ad advertisement message text note press filing brief petition testimony survey poll study"
    " opinion ruling verdict indictment resolution decree"
    " projection forecast analysis assessment audit dossier affidavit directive communique communiqué bulletin"
    " transcript caption headline summary email newspaper magazine website book memoir essay speech"
)
PLACE_HEADS = _words(
    "street avenue road square park river lake mountain mountains sea ocean island islands valley bay beach"
    " county province region republic district city town village airport port bridge north south east west"
    " northern southern eastern western coast peninsula hills hill united"
)
PLACE_OPENERS = _words("new north south east west rhode puerto nova british united saudi sri el san")
"""First words of places that have two."""

FUNCTION_WORDS = PRONOUNS | DETERMINERS | PREPOSITIONS | CONJUNCTIONS | RELATIVES | AUXILIARIES | ADVERBS | TIMES
NOT_NAMES = FUNCTION_WORDS | _words(
    "him them us me mine yours hers theirs ours himself herself themselves myself ourselves yourself you who yes"
    " no ok okay oh please thanks thank let let's look well according asked speaking photo image video watch read"
    " follow written related share click advertisement copyright subscribe comments comment reply leave more"
    " update updated don't it's that's there's he's she's i'm i've we're they're you're what's don’t it’s that’s"
    " there’s he’s she’s i’m i’ve we’re they’re you’re what’s we’ve i’ll we’ll i’d"
)
"""Words that are no name where they stand alone with a capital: most often the head of a sentence."""

AGENT_ENDINGS = (
    "er",
    "ers",
    "or",
    "ors",
    "man",
    "men",
    "ist",
    "ists",
    "ian",
    "ians",
    "one",
    "body",
    "others",
    "some",
    "many",
    "geon",
    "geons",
)
"""Endings of words for somebody who does something, and of "someone" and "nobody"."""

PASSIVE = frozenset(word for word in CALLING if word.endswith("ed")) | _words(
    "told asked quoted urged warned informed questioned said reported used known found announced alleged claimed"
    " charged stated declared proclaimed rumored rumoured labelled written admitted reminded notified"
)
"""Participles that make what stands before them whom it was said to, or of."""

IRREGULAR_PAST = _words(
    "shot cut broke gave made wept spat sang bit began went took hit won rang burst came left fell held stood met ran"
)
OTHER_PAST = _words(
    "saw knew got sent brought bought caught kept lost paid sold spent taught wore beat fought chose drove flew drew"
    " threw grew led stole struck built dealt fled hid hung laid lent rode rose sank shook sought slept swept tore"
    " woke withdrew forgave forgot froze drank ate became overcame undertook visited"
)
"""More of them, which no speaker’s name leads up to."""
WORKS = _words(
    "book memoir novel film movie documentary show program programme series podcast episode song album ad spot"
    " video play magazine newspaper column essay article drama musical comedy blog website site painting poem"
    " opera report"
)
"""What bears a title."""

TITLE_WORDS = _words("a an the of in on at for from with to by and or but as is not into over vs. vs")
"""Words that have no capital in a title."""

OWNING = _words("a an the his her its their our my your every no")
"""Determiners after which a word that may be a verb is a noun."""

NAME_PARTICLES = _words(
    "van von de der den del della di da la le bin ibn al el ben abu bint ould ter ten zu zur dos das du af"
)
JOINED_PARTICLES = _words("al el ul ad an ar as at az ash d l o ibn bin")
"""Particles that a hyphen or an apostrophe joins to a name: "al-Dawi", "d’Orval"."""

SEEING = _words("hear hears heard see sees saw watch watches watched")
PERCEIVING = SEEING | _words("let lets make makes made have has had help helped")
"""Verbs after which somebody else does what the bare verb says: "she heard X yell"."""

CAUSING = _words(
    "lead leads led leading drive drives drove driving prompt prompts prompted prompting force forces forced forcing"
    " cause causes caused causing compel compels compelled compelling"
)
"""Verbs that make somebody else do what follows "to": "led X to say"."""

PUBLISHED = _words("sent written issued released published posted signed penned delivered circulated read")
"""Participles after a piece of writing, before "by" and whose it is."""

OVERHEARD = _words("heard seen overheard recorded filmed caught")
"""Participles after which "saying" is how somebody was noticed: "X can be heard saying"."""

BEARERS = _words(
    "sign signs hat hats cap caps shirt shirts t-shirt t-shirts banner banners poster posters placard placards sticker"
    " stickers billboard billboards plaque card flyer leaflet flag flags voiceover voice-over voice narrator slide"
    " form footnote tag notice manual recording"
)
"""What bears words, or speaks them, and may be said to say them."""

ISSUING = _words(
    "release releases released releasing post posts posted posting publish publishes published publishing run runs ran"
    " running air airs aired airing send sends sent sending issue issues issued issuing add adds added write writes"
    " wrote tweet tweets tweeted launch launches launched put puts unveil unveils unveiled share"
    " shares shared email emailed"
)
"""What somebody does with a piece of writing whose words are theirs."""

SPEECH_NOUNS = _words(
    "answer reply response words statement verdict message advice comment explanation conclusion question version"
    " account motto line warning promise plea remark argument assessment description summary diagnosis"
    " retort rejoinder dictum appeal pledge view opinion phrase phrasing telling slogan mantra"
)
"""What somebody says, as a thing that is theirs: "X’s answer: …"."""

ATTITUDES = _words(
    "adamant apologetic blunt brusque candid categorical cautious circumspect coy defiant dismissive effusive emphatic"
    " evasive forthright furious indignant insistent noncommittal optimistic outraged outspoken pessimistic resolute"
    " sanguine sarcastic scathing sceptical skeptical scornful succinct unapologetic unequivocal unfazed unimpressed"
    " unmoved unrepentant unsparing"
)
"""How somebody is who speaks: "X was blunt. …"."""

STAGES = _words(
    "twitter facebook instagram telegram youtube tiktok airwaves stage podium microphone lectern floor radio"
)
"""What somebody takes to in order to speak."""

CLAIMS = _words(
    "claim claims statement statements assertion argument allegation allegations accusation accusations suggestion"
    " insistence contention belief view opinion remark remarks comment comments warning warnings promise assurance"
    " assurances declaration complaint admission conclusion prediction complaints denial denials charge contentions"
)
"""What somebody says or holds, as a thing that “that” opens: "X’s claim that “…”"."""

PROMISES = _words(
    "call calls promise promises pledge pledges vow vows demand demands appeal appeals plea pleas threat threats"
    " message accusation accusations assertion assertions warning warnings suggestion suggestions"
)
"""What somebody says, as a thing with “of”, “for” or “to” after it: "X’s call for “…”"."""

CONTRADICTING = _words(
    "reject rejects rejected rejecting deny denies denied denying dismiss dismisses dismissed dismissing dispute"
    " disputes disputed disputing refute refutes refuted refuting question questions questioned questioning mock"
    " mocks mocked mocking ridicule ridicules ridiculed ridiculing criticize criticized criticizing criticise"
    " criticised criticising attack attacks attacked attacking denounce denounces denounced denouncing condemn"
    " condemns condemned condemning contradict contradicts contradicted contradicting counter counters countered"
    " countering challenge challenges challenged challenging rebut rebuts rebutted rebutting decry decries decried"
    " decrying"
)
"""What is done to a claim that is somebody else’s."""

PASSING_ON = _words(
    "quote quotes quoted quoting cite cites cited citing repeat repeats repeated repeating recall recalls recalled"
    " recalling echo echoes echoed echoing relate relates related relating remember remembers remembered remembering"
    " recite recites recited reciting recount recounts recounted recounting"
)
"""Verbs of telling what somebody else has said."""

THINKING = _words(
    "think thinks thought believe believes believed wonder wonders wondered consider considers considered deem deems"
    " deemed regard regards regarded find finds found view views viewed see sees saw"
)
"""Verbs of what somebody has in mind, which a listener knows only from what is said."""

FEELINGS = _words(
    "confident concerned proud pleased delighted disappointed saddened appalled shocked horrified dismayed grateful"
    " thankful alarmed worried outraged disgusted relieved heartbroken devastated thrilled sorry ashamed disturbed"
    " troubled sickened afraid honored honoured humbled encouraged hopeful optimistic convinced glad happy"
)
"""How somebody feels, in words that only that person has: "X is “deeply concerned”"."""

CHORUS = _words(
    "chant chants shout shouts scream screams yell yells roar roars call calls chorus choruses cry cries jeers whispers"
)
"""What a crowd utters."""

STRIKING_UP = _words(
    "broke break breaks burst bursts erupted erupt erupts joined joins join answered answers responded responds replied"
    " let lets raised raises began took started starts resumed reprised reprises repeated launched exploded chimed"
)
"""What a crowd does that utters it: "broke into chants of"."""
