"""Who was named and was not there: "Niet bereikt: Fatima", "Bo (verontschuldigd)". No tie may come of it."""

import re
from collections.abc import Collection, Iterable

from draagvlak.basics.letters import plain

NOT_MET = (
    r"niet bereikt|niet (?:te bereiken|bereikbaar)|geen gehoor|niet (?:te )?thuis|niemand thuis|"
    r"(?:niet|nooit) (?:komen opdagen|opgedaagd|afgekomen)|kwam(?:en)? niet(?: opdagen)?|niet geweest|no[ -]?show|"
    r"(?:op )?voicemail(?: ingesproken)?|not reached|no answer|did not (?:come|show up)"
)
CALLED_OFF = r"geannuleerd|afgelast|afgezegd|ging niet door|gaat niet door|niet doorgegaan|cancell?ed|called off"
AWAY = (
    rf"{NOT_MET}|niet aanwezig|afwezig(?:en|heid)?|afw\.|verontschuldigd(?:en)?|veront(?:sch)?\.|afgemeld|"
    r"absent|excused|apologies|not present"
)
COPIED = r"b?cc|in cc|in kopie|in copy|ter info(?:rmatie)?|copied"
THERE = r"(?:wel )?aanwezig(?:en|e)?|wel|erbij|present|attended|deelnemers?|bereikt|gesproken met"
LABEL = re.compile(rf"(?:^|(?<=[\s,;.|/(\[]))(?:(?P<away>{AWAY}|{COPIED})|(?P<there>{THERE}))\s*:\s*", re.IGNORECASE)
WHO_AFTER = re.compile(rf"(?:{AWAY}|{COPIED})(?:\s*[:–-]\s*|\s+)(?=\S)", re.IGNORECASE)
BESIDE = re.compile(rf"(?:\s*[,–-]\s*|\s+)?[(\[]?\s*\b(?:{AWAY})(?![\w])\s*[)\]]?\s*[.!]?$", re.IGNORECASE)
SAID_FIRST = re.compile(
    rf"\W*(?:(?:{NOT_MET})(?!\w)|(?:{CALLED_OFF})(?=\s*(?:$|[^\w\s])))\s*(?P<colon>[:–-])?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
SAID = re.compile(rf"(?<!\w)(?:{NOT_MET}|{CALLED_OFF})(?!\w)", re.IGNORECASE)
NO = frozenset({"nee", "neen", "no", "niet", "false", "onwaar"})
EDGES = " \t\r\n,;.|/([-–"


def parted(text: str) -> tuple[str, tuple[str, ...]]:
    """A cell with labels in it: what names who was there, and the texts about who was not.

    A label holds until the next one.

    >>> parted("An Peeters, Bo; afwezig: Cas, Dré"), parted("Niet aanwezig: Rita. Wel: An"), parted("Aanwezig: An, Bo")
    (('An Peeters, Bo', ('afwezig: Cas, Dré',)), ('An', ('Niet aanwezig: Rita',)), ('An, Bo', ()))
    """
    found = list(LABEL.finditer(text))
    if not found:
        return text, ()
    there, away = [text[: found[0].start()].strip(EDGES)], []
    for label, end in zip(found, [*(one.start() for one in found[1:]), len(text)], strict=True):
        if label["there"]:
            there.append(text[label.end() : end].strip(EDGES))
        else:
            away.append(text[label.start() : end].strip(EDGES))
    return "; ".join(part for part in there if part), tuple(away)


def is_away(name: str) -> bool:
    """Whether what stands where a name should says that somebody was not there.

    >>> is_away("Bo Claes (verontschuldigd)"), is_away("niet bereikt - Fatima"), is_away("Abel Afwezigers")
    (True, True, False)
    """
    return bool(WHO_AFTER.match(name) or BESIDE.search(name))


def not_met(kind: str, subject: str, outcome: str = "") -> str | None:
    """What stands after words at the start of a subject that nobody was met, "" where nothing does or where the kind
    of contact or its outcome says so; None where none says it.

    >>> not_met("telefoon (geen gehoor)", ""), not_met("", "Niet bereikt: Fatima"), not_met("", "zomer, niet bereikt")
    ('', 'Fatima', None)
    """
    if (kind and SAID.search(kind)) or (outcome and (SAID.search(outcome) or outcome.strip().casefold() in NO)):
        return ""
    found = SAID_FIRST.match(subject) if subject else None
    if found is None:
        return None
    return found["rest"].strip(EDGES) if found["colon"] else ""


def missed(said: str, present: Iterable[tuple[str, str]], known: Collection[str]) -> frozenset[str] | None:
    """Whom of those present (ids and names) the words after "niet bereikt" name; None where they name nobody, so that
    the whole contact did not happen. `known` are the names of the list, in small letters.
    """
    words = plain(said.partition("(")[0])
    there = {id_: plain(name) for id_, name in present}
    whose = {
        id_ for id_, name in there.items() if name and re.search(rf"\b(?:{name}|{name.split()[0]})\b", words)
    }  # plain: letters, digits and spaces
    if whose:
        return frozenset(whose)
    is_name = said.casefold() in known or (said[:1].isupper() and len(said.split()) in (2, 3, 4) and said.istitle())
    return frozenset() if words and is_name else None
