"""What one line of a Pajek file says: a vertex or a tie, with how it is drawn left out."""

import re
from collections.abc import Sequence

from draagvlak.capabilities.exchange.readers.networks.attributes import OF_PERSON, OF_TIE, plain
from draagvlak.capabilities.exchange.readers.networks.lines import readable, words_in
from draagvlak.capabilities.exchange.readers.networks.network import number_of

PREFIX = re.compile(r"\s*(\d+)\s*:\s*")
# Parameters of Pajek's drawings that are followed by a value; a word that is not here is a shape and stands alone.
DRAWN = frozenset(
    re.findall(
        r"\S+",
        "x_fact y_fact phi r q ic bc bw lc la lr lphi fos font s_size size w c p s a ap lp h1 h2 a1 k1 a2 k2 b bp",
    )
)
Said = list[tuple[str, object]]


def vertex_of(line: str, place: int) -> tuple[str, Said]:
    """Its number and what it says. A line without a number is the vertex of its place in the list.

    >>> vertex_of('2 "An Peeters" 0.1 0.2 ellipse ic Red laag "MAT"', 2)
    ('2', [('label', 'An Peeters'), ('laag', 'MAT')])
    """
    words = words_in(line)
    first, quoted = words[0] if words else ("", False)
    if not first.isdecimal() or quoted:
        return str(place), [("label", readable(line.strip().strip('"')))]
    identity = str(int(first[:15]))
    if len(words) < 2:
        return identity, []
    return identity, [("label", words[1][0] if words[1][1] else readable(words[1][0])), *said_in(words[2:], OF_PERSON)]


def tie_of(line: str) -> tuple[tuple[str, str], Said, str] | None:
    """Its two ends, what it says and the number of its relation where the line begins with one.

    >>> tie_of('2: 1 3 0,5 l "kent" c Blue')
    (('1', '3'), [('weight', 0.5), ('label', 'kent')], '2')
    """
    relation = ""
    if ":" in line and (found := PREFIX.match(line)):
        relation, line = found[1], line[found.end() :]
    words = words_in(line)
    if len(words) < 2:
        return None
    said: Said = []
    weight = number_of(words[2][0]) if len(words) > 2 and not words[2][1] else None
    if weight is not None:
        said.append(("weight", weight))
    if len(words) > 3:
        said += said_in(words[2:], OF_TIE)
    return (_end(words[0][0]), _end(words[1][0])), said, relation


def _end(word: str) -> str:
    return word if word[:1] != "0" or not word.isdigit() else word.lstrip("0") or "0"


def said_in(words: Sequence[tuple[str, bool]], known: dict[str, str]) -> Said:
    """Names with their values among the words that follow; `l` is Pajek's own word for the label of a line."""
    said: Said = []
    n = 0
    while n < len(words) - 1:
        word, quoted = words[n]
        value, told = words[n + 1]
        name = "label" if word == "l" else word
        if quoted or word in DRAWN or number_of(word) is not None or word[:1] == "[":
            n += 2 if word in DRAWN and not quoted else 1
        elif told or (plain(name) in known and number_of(value) is None):
            said.append((name, readable(value)))
            n += 2
        else:
            n += 1
    return said
