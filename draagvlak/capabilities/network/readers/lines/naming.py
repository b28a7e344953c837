"""Who is meant: names, what somebody is known as, first names, initials; misspelt names as a proposal.

Nobody is ever made up: a key comes from the people that were given, a text from the line.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from draagvlak.basics.letters import plain

MOST_TOKENS = 6  # of a name in a line
MOST_PROPOSED = 3
TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?|[,;&+:/]")
JOINS = frozenset({"en", "and", ",", "&", "+", "/"})
OPENS = frozenset({"met", "with", "bij", "aan", "tegen", "naar", "to", "van", "from", "samen", "door", "by", "ook"})
ONESELF = frozenset({"ik", "mij", "me", "i", "mezelf", "myself", "wij", "we"})
PARTICLES = frozenset(["van", "de", "den", "der", "het", "ten", "ter", "te", "la", "le", "el", "al", "ben"])
ARTICLES = frozenset({"de", "het", "the"})
# Words that no name begins with, also where one is expected.
ANYBODY = "een de het the a an iedereen everybody everyone alle allemaal all twee drie vier enkele some iemand somebody"
OTHERS = "hem haar hen hun him her them team dienst school gemeente ocmw mensen people vrijwilligers bewoners"
NO_NAME = frozenset(f"{ANYBODY} {OTHERS}".split())
# Of whom one says what they are, without a name: not taken for a name in small letters.
GROUPS = "buren buur collega collegas ouders ouder kinderen jongeren gezin gezinnen bewoner klanten klant groep ploeg "
GROUPS += "directie directeur bestuur raad schepen burgemeester college management medewerker medewerkers leden lid "
GROUPS += "partners partner cliënten clienten zorg politie stad vzw vriend vrienden vriendin familie man vrouw moeder "
GROUPS += "vader neighbours colleagues parents children board members staff friends family police"
NO_NAME_IN_SMALL = NO_NAME | frozenset(plain(word) for word in GROUPS.split())
AFTER_A_NAME = frozenset(["in", "op", "om", "voor", "na", "te", "tot", "sinds", "at", "on", "for", "during", "after"])
NOT_TO_LOOK_FOR = JOINS | OPENS | ONESELF | PARTICLES | ARTICLES | NO_NAME
MOST_WORDS = 40
BESIDE = frozenset({"mevr", "mevrouw", "mw", "dhr", "meneer", "mijnheer", "mr", "mrs", "ms", "dr", "drs", "ing", "ir"})


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom the noter may name."""

    key: int
    name: str
    known_as: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Words of the line that name somebody. `candidates`: keys of who may be meant, none where nobody is known by it.
    `is_sure`: exactly one, by a name of theirs and not by something like it.
    """

    text: str
    candidates: tuple[int, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    plain: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


def tokens_of(text: str) -> list[Token]:
    found = ((token[0], *token.span()) for token in TOKEN.finditer(text))
    return [Token(said, plain(said) or said, start, end) for said, start, end in found]


def words_for_names(text: str) -> list[str]:
    """The words of a line that may stand in a name, as they are written there, without those that stand in many."""
    words = [token.text.strip(".") for token in tokens_of(text) if token.text not in JOINS and len(token.text) > 1]
    return [word for word in words if plain(word) not in NOT_TO_LOOK_FOR][:MOST_WORDS]


def are_borne(named: Iterable[Named], people: Iterable[Known]) -> bool:
    """Whether each is somebody's name, one's or more people's, and not something like it."""
    words = {one.key: set(plain(f"{one.name} {one.known_as}").split()) for one in people}
    return all(
        one.candidates and all(words[key].issuperset(plain(one.text).split()[:1]) for key in one.candidates)
        for one in named
    )


def _in_other_orders(name: str, parts: list[str]) -> set[tuple[str, ...]]:
    """The last name first, the first name first, and a double first name alone: "Peeters An", "Luc Van Damme" of Van
    Damme Luc, "Marie Claire".
    """
    double = tuple(plain(name.split(maxsplit=1)[0]).split())
    turned = {(*parts[1:], parts[0]), (parts[-1], *parts[:-1])}
    return turned | ({double} if len(double) > 1 else set())


@dataclass
class Names:
    """The given people, found by what is said of them."""

    people: Sequence[Known]
    whole: dict[tuple[str, ...], set[int]] = field(default_factory=lambda: defaultdict(set))
    first: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    last: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    parts: dict[int, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.people:
            parts = plain(one.name).split()
            called = plain(one.known_as).split()
            self.parts[one.key] = parts
            for words in (parts, called):
                if words:
                    self.whole[tuple(words)].add(one.key)
                    self.first[words[0]].add(one.key)
            if len(parts) > 1:
                self.last[" ".join(parts[1:])].add(one.key)
                for order in _in_other_orders(one.name, parts):
                    self.whole[order].add(one.key)

    def exactly(self, words: Sequence[str]) -> set[int]:
        """Who bears this name, or is known as this."""
        return self.whole.get(tuple(words), set())

    def shortened(self, words: Sequence[str]) -> set[int]:
        """ "Jo V." and "Jo Van" for Jo Van Dam: the first name, and the beginning of what follows."""
        rest = " ".join(words[1:])
        close = self.first.get(words[0], set())
        return {key for key in close if " ".join(self.parts[key][1:]).startswith(rest)}

    def alike(self, text: str) -> tuple[int, ...]:
        """Whose whole or first name is this but for one letter, or two in a longer name; the most alike first."""
        most = 0 if len(text) < 3 else 1 if len(text) < 6 else 2
        if not most:
            return ()
        pool: dict[str, set[int]] = {" ".join(words): keys for words, keys in self.whole.items()}
        if " " not in text:
            for word, keys in self.first.items():
                pool[word] = pool.get(word, set()) | keys
        close = process.extract(text, pool.keys(), scorer=OSA.distance, score_cutoff=most, limit=MOST_PROPOSED)
        found = [key for word, _distance, _index in close for key in sorted(pool[word])]
        return tuple(dict.fromkeys(found))[:MOST_PROPOSED]


def find_people(tokens: Sequence[Token], names: Names) -> tuple[list[Named], list[Token]]:
    """Who is named, in order, and the tokens that name nobody. A name is looked for after a word like "met", at the
    beginning and after another name; elsewhere only whole names, and first names with a capital.
    """
    found: list[Named] = []
    rest: list[Token] = []
    at, expects, in_names = 0, True, False
    while at < len(tokens):
        token = tokens[at]
        named, length = _named_at(tokens, at, names, expects, in_names)
        if named is not None:
            found.append(named)
            at, expects, in_names = at + length, False, True
            continue
        at += 1
        if token.plain in OPENS or (token.plain in JOINS and (in_names or expects)):
            rest.append(token)
            expects, in_names = True, in_names or token.plain in OPENS
        elif token.plain in BESIDE | ONESELF or (expects and token.plain in NO_NAME):
            rest.append(token)
            in_names = in_names or token.plain in ONESELF
            expects = token.plain in BESIDE | ARTICLES
        else:
            rest.append(token)
            expects = in_names = False
    return _each_once(found), rest


def _named_at(
    tokens: Sequence[Token], at: int, names: Names, expects: bool, in_names: bool
) -> tuple[Named | None, int]:
    """Who is named from token `at` on, and in how many tokens; (None, 0) for nobody."""
    if tokens[at].plain in BESIDE:
        return None, 0
    most = min(MOST_TOKENS, len(tokens) - at)
    for length in range(most, 0, -1):
        part = tokens[at : at + length]
        words = [word for token in part for word in token.plain.split()]
        keys = _meant(words, part, names, expects)
        if keys and len(words) == 1 and _goes_on(tokens, at + 1):
            return _unknown(tokens, at, names)  # of a first name that a known person bears, and another last name
        if keys:
            return Named(_text(part), tuple(sorted(keys)), len(keys) == 1), length
    if expects and in_names:
        return _unknown(tokens, at, names)
    return None, 0


def _meant(words: list[str], part: Sequence[Token], names: Names, expects: bool) -> set[int]:
    first = part[0]
    if not words or any(token.text in {",", "&", "+", "/"} for token in part) or first.plain in ONESELF:
        return set()
    if len(words) > 1:
        if keys := names.exactly(words):
            return keys
        return names.shortened(words) if first.is_capital and part[-1].is_capital else set()
    if first.plain in OPENS | NO_NAME | JOINS and not first.is_capital:
        return set()
    if not expects and not first.is_capital:
        return set()
    keys = names.exactly(words) or names.first.get(words[0], set())
    return keys or (names.last.get(words[0], set()) if first.is_capital else set())


def _unknown(tokens: Sequence[Token], at: int, names: Names) -> tuple[Named | None, int]:
    """A name of nobody: words with a capital, particles between them; without a capital if it is like a name, or all
    that is said of whom.
    """
    if not tokens[at].is_capital or tokens[at].plain in NO_NAME:
        close = names.alike(tokens[at].plain) if tokens[at].plain not in NO_NAME | OPENS | JOINS | ONESELF else ()
        if close:
            return Named(tokens[at].text, close, False), 1
        length = _in_small_letters(tokens, at)
        return (Named(_text(tokens[at : at + length]), (), False), length) if length else (None, 0)
    length = 1
    while length < MOST_TOKENS and (more := _goes_on(tokens, at + length)):
        length += more
    part = tokens[at : at + length]
    return Named(_text(part), names.alike(" ".join(token.plain for token in part)), False), length


def _in_small_letters(tokens: Sequence[Token], at: int) -> int:
    """In how many tokens somebody may be named without a capital: one or two words alone between "met" and what is no
    part of a name; 0 where they are not.
    """
    if at and tokens[at - 1].plain in ARTICLES:
        return 0
    for length in (1, 2):
        part, after = tokens[at : at + length], tokens[at + length : at + length + 1]
        if len(part) < length or not all(_is_small_name(token) for token in part):
            return 0
        if not after or after[0].plain in JOINS | OPENS | AFTER_A_NAME:
            return length
    return 0


def _is_small_name(token: Token) -> bool:
    is_word = len(token.text) > 1 and token.text.isalpha()
    said = NO_NAME_IN_SMALL | OPENS | JOINS | ONESELF | BESIDE | AFTER_A_NAME
    return is_word and token.plain not in said


def _goes_on(tokens: Sequence[Token], at: int) -> int:
    """How many tokens from `at` on go on with a name: one with a capital, with up to three particles before it."""
    for ahead, token in enumerate(tokens[at : at + 4]):
        if token.is_capital:
            return ahead + 1
        if token.plain not in PARTICLES:
            break
    return 0


def _text(part: Sequence[Token]) -> str:
    return " ".join(token.text for token in part).rstrip(".")


def _each_once(found: Iterable[Named]) -> list[Named]:
    """Somebody who is named for sure is not named a second time, nor offered for another name."""
    found = list(found)
    sure = {named.candidates[0] for named in found if named.is_sure}
    said: set[int] = set()
    texts: set[str] = set()
    kept = []
    for named in found:
        if named.is_sure:
            if named.candidates[0] not in said:
                kept.append(named)
            said.add(named.candidates[0])
            continue
        left = tuple(key for key in named.candidates if key not in sure)
        if plain(named.text) in texts or (named.candidates and not left):
            continue
        texts.add(plain(named.text))
        kept.append(Named(named.text, left, False))
    return kept
