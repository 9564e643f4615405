"""One speaker across the articles of a folder. In doubt two stay two: a name too few is better than a wrong one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from chechnya_reader.model import Quote, Speaker, SpeakerKind
from chechnya_reader.speakers import given_names, names, words
from chechnya_reader.speakers.genders import noun_gender
from chechnya_reader.speakers.names import PersonName
from chechnya_reader.speakers.phrases import core, parse, without_article
from chechnya_reader.speakers.roles import informative
from chechnya_reader.speakers.within import OR_ANOTHER, takes_article
from chechnya_reader.text import fold, slug

SPOKESPERSON_FOR = "spokesperson for "


@dataclass(eq=False, slots=True)
class _Local:
    """A speaker of one article, or whom a spokesperson of that article speaks for (then `quotes` is 0)."""

    article: str
    kind: SpeakerKind
    name: str
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    quotes: int = 0
    whom: _Local | None = None
    alone: bool = False
    group: _Group | None = None


@dataclass(eq=False, slots=True)
class _Group:
    """Locals that are one; `words`, `titles` and `classes` sum up their roles, `speaks_in` are articles with quotes."""

    members: list[_Local] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    speaks_in: set[str] = field(default_factory=set)
    into: _Group | None = None

    def add(self, local: _Local) -> None:
        local.group = self
        self.members.append(local)
        self.articles.add(local.article)
        if local.quotes:
            self.speaks_in.add(local.article)
        _take_roles(self, local.roles)


def join_articles(quotes: Sequence[Quote]) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
    """The quotes with one Speaker for everybody who is one across articles, and all speakers by name.

    The speakers that come in are those of `name_speakers`, whose ids hold within `Quote.article`. A speaker's id is a
    slug of the name, numbered for namesakes by first appearance; that of an unnamed source has the article's id too.
    Takes time in proportion to the quotes.
    """
    local_of: dict[tuple[str, str], _Local] = {}
    for quote in quotes:
        if quote.speaker is not None:
            key = (quote.article, quote.speaker.id)
            if key not in local_of:
                local_of[key] = _local(quote.article, quote.speaker)
            local_of[key].quotes += 1
    locals_ = list(local_of.values())
    groups = _groups(locals_)
    speakers = _speakers(groups)
    joined = tuple(
        quote
        if quote.speaker is None
        else _with_speaker(quote, speakers[id(local_of[quote.article, quote.speaker.id].group)])
        for quote in quotes
    )
    return joined, tuple(sorted(speakers.values(), key=lambda speaker: (fold(speaker.name), speaker.id)))


def _with_speaker(quote: Quote, speaker: Speaker) -> Quote:
    return quote if quote.speaker == speaker else replace(quote, speaker=speaker)


def _local(article: str, speaker: Speaker) -> _Local:
    roles = (speaker.role,) if speaker.role else ()
    local = _Local(article, speaker.kind, speaker.name, speaker.names, roles, alone=OR_ANOTHER in speaker.id)
    if speaker.kind == "spokesperson" and speaker.name.startswith(SPOKESPERSON_FOR):
        whom = speaker.name.removeprefix(SPOKESPERSON_FOR)
        if whom == whom.lower():
            return local
        phrase = parse(whom)
        kind: SpeakerKind = "person" if phrase and phrase.kind == "person" else "organisation"
        local.whom = _Local(article, kind, without_article(whom))
    return local


def _groups(locals_: Sequence[_Local]) -> list[_Group]:
    """The locals in groups, in order of first appearance."""
    everybody = [one for local in locals_ for one in ((local, local.whom) if local.whom else (local,))]
    people = _buckets(
        (one for one in everybody if one.kind == "person" and not one.alone),
        lambda one: names.person_name(one.name).surname,
    )
    for bucket in people.values():
        _join_people(bucket)
    _join_organisations([one for one in everybody if one.kind == "organisation"])
    spoken_for: dict[int, _Group] = {}
    for local in locals_:
        if local.kind == "unnamed" or local.alone or (local.kind == "spokesperson" and local.whom is None):
            _Group().add(local)
        elif local.kind == "spokesperson" and local.whom is not None:
            spoken_for.setdefault(id(_final(local.whom)), _Group()).add(local)
    ordered: dict[int, _Group] = {}
    for local in locals_:
        group = _final(local)
        local.group = group
        ordered.setdefault(id(group), group)
    return list(ordered.values())


def _final(local: _Local) -> _Group:
    group = local.group or _Group([local])
    while group.into is not None:
        group = group.into
    local.group = group
    return group


def _buckets(locals_: Iterable[_Local], key: Callable[[_Local], str]) -> dict[str, list[_Local]]:
    buckets: dict[str, list[_Local]] = {}
    for local in locals_:
        buckets.setdefault(key(local), []).append(local)
    return buckets


def _join_people(bucket: Sequence[_Local]) -> None:
    """Join the bearers of one surname: equal full names, then fuller ones, nicknames, initials and bare surnames."""
    forms: dict[PersonName, list[_Group]] = {}
    bare: list[_Local] = []
    for local in bucket:
        name = names.person_name(local.name)
        if name.is_full:
            _place(local, forms.setdefault(name, []), common=_is_common(name))
        else:
            bare.append(local)
    by_given: dict[str, list[tuple[PersonName, _Group]]] = {}
    for name, groups in forms.items():
        by_given.setdefault(name.given, []).extend((name, group) for group in groups)
    for alike in by_given.values():
        _join_middles(alike)
    _join_givens(by_given)
    standing = {id(group): group for alike in by_given.values() for _, group in alike if group.into is None}
    _join_bare(bare, list(standing.values()))


def _place(local: _Local, groups: list[_Group], *, common: bool) -> None:
    """Put the local with the one group of that name whose roles agree, or by itself."""
    fitting = [group for group in groups if _agree(group, local, common=common)]
    group = fitting[0] if len(fitting) == 1 else _Group()
    if group not in groups:
        groups.append(group)
    group.add(local)


def _join_middles(alike: list[tuple[PersonName, _Group]]) -> None:
    """Names with a middle name or suffix, and then those without where only one fits."""
    fuller = [(name, group) for name, group in alike if name.middle or name.suffix]
    for index, (name, group) in enumerate(fuller):
        for earlier, other in fuller[:index]:
            if other.into is None and names.same_person(name, earlier) and _merge(group, other):
                break
    for name, group in alike:
        if not (name.middle or name.suffix):
            _merge_only(group, [other for other_name, other in fuller if names.same_person(name, other_name)])


def _join_givens(by_given: dict[str, list[tuple[PersonName, _Group]]]) -> None:
    """Nicknames to full names, and initials to given names, where only one fits; a common one needs a common role."""
    for given, alike in by_given.items():
        if len(given) == 1:
            related = [key for key in by_given if key[:1] == given and len(key) > 1]
        else:
            full = names.full_given_names(given)
            related = [key for key in full if key in by_given and key != given]
        candidates = [pair for key in related for pair in by_given[key]]
        for name, group in alike:
            fitting = [
                other
                for other_name, other in candidates
                if names.middles_agree(name, other_name) and (_is_rare(name, other_name) or group.words & other.words)
            ]
            _merge_only(group, fitting)


_COMMON_GIVEN = frozenset(map(names.given_key, given_names.COMMON_GIVEN))


def _is_rare(first: PersonName, second: PersonName) -> bool:
    """Whether neither given name is one of those that so many bear that a nickname or an initial says too little."""
    return not (names.full_given_names(first.given) | names.full_given_names(second.given)) & _COMMON_GIVEN


def _join_bare(bare: Sequence[_Local], standing: Sequence[_Group]) -> None:
    """Bare surnames to who bears them.

    One with a role joins the only full name that has a word of that role, or its title; one without joins the only
    full name, where two articles or more give that. With no full name, it joins another whose role says the same.
    """
    alone: list[_Group] = []
    for local in sorted(bare, key=lambda local: not local.roles):
        common = core(local.name) in words.COMMON_SURNAMES
        fitting = [group for group in standing if _supports(group, local, only=len(standing) == 1)]
        if len(fitting) == 1 and _agree(fitting[0], local, common=common) and _may_follow(local, fitting[0]):
            fitting[0].add(local)
            continue
        same = [
            group for group in alone if not standing and _role_words(local.roles) & group.words and _agree(group, local)
        ]
        group = same[0] if len(same) == 1 else _Group()
        if not same:
            alone.append(group)
        group.add(local)


def _supports(group: _Group, local: _Local, *, only: bool) -> bool:
    """Whether something says that a bare surname is the group's, beside that it is the surname."""
    if _titles(local.roles) & group.titles:
        return True
    if not only:
        return False
    if local.roles and group.words:
        return bool(_role_words(local.roles) & group.words)
    return len(group.articles) > 1


def _titles(roles: Iterable[str]) -> set[str]:
    """The titles among the words that roles begin with: "president" of "President" and "Pres."."""
    heads = {words.SPELLED_OUT.get(word, word) for role in roles for word in _head_words(role)}
    return heads & _OFFICES


_OFFICES = (words.TITLES.keys() | words.ROLE_CLASSES["public"]) - words.PLAIN_TITLES - words.SPOKES


def _may_follow(local: _Local, group: _Group) -> bool:
    """Whether the surname may be this person's in an article that names nobody in full.

    Not where an article that has both keeps them apart: there the bare surname is somebody else, or in doubt.
    """
    return not local.quotes or local.article not in group.speaks_in


def _join_organisations(locals_: Sequence[_Local]) -> None:
    """Organisations of one name; then short names to the only long one that they stand for."""
    by_key: dict[str, _Group] = {}
    short: dict[str, list[_Group]] = {}
    groups: list[_Group] = []
    for local in locals_:
        key = names.organisation_key(local.name)
        if names.is_generic(key):
            key = f"{key}\n{local.article}"
        if key not in by_key:
            by_key[key] = _Group()
            groups.append(by_key[key])
        by_key[key].add(local)
    for group in groups:
        for key in {key for member in group.members for key in _short_keys(member)}:
            short.setdefault(key, []).append(group)
    for group in groups:
        if all(len(names.organisation_key(member.name).split()) == 1 for member in group.members):
            key = names.organisation_key(group.members[0].name)
            _merge_only(group, [other for other in short.get(key, ()) if other is not group])


def _short_keys(local: _Local) -> set[str]:
    """The short names under which an organisation with a long one may be found."""
    keys = {names.organisation_key(form) for form in local.forms}
    for form in (local.name, *local.forms):
        whole = names.organisation_key(form).split()
        if len(whole) > 1:
            keys |= {names.initials(form)} if len(names.initials(form)) > 2 else set()
            keys |= {whole[0]} if names.is_first_words_of(whole[0], form) else set()
    return {key for key in keys if " " not in key}


def _merge_only(group: _Group, others: Sequence[_Group]) -> None:
    roots = {id(root): root for root in map(_root, others) if root is not _root(group)}
    if len(roots) == 1:
        _merge(group, next(iter(roots.values())))


def _root(group: _Group) -> _Group:
    while group.into is not None:
        group = group.into
    return group


def _merge(group: _Group, target: _Group) -> bool:
    group, target = _root(group), _root(target)
    if group is target or _conflict(group, target):
        return False
    group.into = target
    target.members += group.members
    target.words |= group.words
    target.classes |= group.classes
    target.genders |= group.genders
    target.titles |= group.titles
    target.articles |= group.articles
    target.speaks_in |= group.speaks_in
    return True


def _agree(group: _Group, local: _Local, *, common: bool = False) -> bool:
    other = _Group()
    _take_roles(other, local.roles)
    if common and not other.words & group.words:
        return False
    return not _conflict(group, other)


def _conflict(first: _Group, second: _Group) -> bool:
    """Whether roles tell two people apart: kinds of role far from each other with no word in common, or gender."""
    if first.genders and second.genders and not first.genders & second.genders:
        return True
    apart = bool(first.classes) and bool(second.classes) and not first.classes & second.classes
    return apart and not first.words & second.words


_SMALL = words.PREPOSITIONS | words.DETERMINERS | words.POSSESSIVE_PRONOUNS | {"and", "former", "senior", "then"}


def _role_words(roles: Iterable[str]) -> set[str]:
    found = {plain for role in roles for word in role.split() if (plain := core(word)) and plain not in _SMALL}
    return (found - words.SPOKES) | {"spokesperson"} if found & words.SPOKES else found


def _take_roles(group: _Group, roles: Sequence[str]) -> None:
    found = _role_words(roles)
    group.words |= found
    group.titles |= _titles(roles)
    for role in roles:
        head = _head_words(role)
        group.classes |= {name for name, nouns in words.ROLE_CLASSES.items() if head & nouns}
        gender = noun_gender([word for word in head if word in words.GENDERED])
        group.genders |= {gender} if gender else set()


def _head_words(role: str) -> set[str]:
    """The words of a role before "of", "at" and the like: what somebody is, not where; nor whose."""
    kept: set[str] = set()
    for word in role.split():
        plain = core(word)
        if plain in words.PREPOSITIONS and kept:
            break
        kept.add(plain)
    return kept


def _is_common(name: PersonName) -> bool:
    return name.surname in words.COMMON_SURNAMES and name.given in given_names.COMMON_GIVEN and not name.middle


def _speakers(groups: Sequence[_Group]) -> dict[int, Speaker]:
    """A Speaker for each group, in order of first appearance, so that the first of namesakes has no number."""
    made: dict[int, Speaker] = {}
    used: Counter[str] = Counter()
    for group in groups:
        first = next(member for member in group.members if member.quotes)
        name = _group_name(group, first)
        base = slug(name) + (OR_ANOTHER if first.alone else "")
        if first.kind == "unnamed" and first.article:
            base = f"{base}-{slug(first.article)}"
        used[base] += 1
        number = used[base]
        while number > 1 and used[f"{base}-{number}"]:
            number += 1
        identity = base if number == 1 else f"{base}-{number}"
        if number > 1:
            used[identity] += 1
        forms = dict.fromkeys(
            form for member in group.members if member.quotes for form in (member.name, *member.forms)
        )
        forms.pop(name, None)
        if first.kind == "spokesperson":
            forms = {form: None for form in forms if not form.startswith(SPOKESPERSON_FOR)}
        role = informative([role for member in group.members for role in member.roles])
        made[id(group)] = Speaker(identity, name, first.kind, role, tuple(forms))
    return made


def _group_name(group: _Group, first: _Local) -> str:
    if first.kind == "spokesperson" and first.whom is not None:
        whom = fullest(_final(first.whom).members)
        the = first.whom.kind == "organisation" and takes_article(whom)
        return f"{SPOKESPERSON_FOR}{'the ' if the else ''}{whom}"
    return fullest(group.members)


def fullness(name: str) -> tuple[int, int]:
    """How full a name is: its words, and how many of them are more than an initial."""
    tokens = name.split()
    return len(tokens), sum(len(token.strip(".")) > 1 for token in tokens)


def fullest(members: Sequence[_Local]) -> str:
    """The name with most words; of those the one with most quotes, then the first."""
    counts: Counter[str] = Counter()
    for member in members:
        counts[member.name] += member.quotes
    return max(counts, key=lambda name: (*fullness(name), counts[name]))
