"""What a proposal is worth, how sure that is, why a meeting is where it is, and what cannot be together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagvlak.analysis.schedules import Figures, Need, Other, Why
from draagvlak.capabilities.planning.models import Rule, Wanted
from draagvlak.capabilities.planning.wording.moments import listed, slot_told
from draagvlak.capabilities.planning.wording.ruled import days_told, rule_told


@dataclass(frozen=True)
class Known:
    """What sentences are made of. `named`: keys of people whose names may be read; `asked`: how many are asked to a
    meeting, where that may be told; `spread`: by what is wanted, the days between two of its meetings at least.
    """

    wanted: Mapping[int, Wanted]
    rules: Mapping[int, Rule]
    fixed: Mapping[str, str] = field(default_factory=dict)
    quorum: Mapping[str, int] = field(default_factory=dict)
    asked: Mapping[str, int] = field(default_factory=dict)
    spread: Mapping[int, int] = field(default_factory=dict)
    named: Collection[int | None] = ()

    def title(self, meeting: str) -> str:
        """The name of what is held, with which time it is where it is held more than once."""
        key, _dot, number = meeting.partition(".")
        wanted = self.wanted.get(int(key))
        if wanted is None:
            return _("een vergadering die er niet meer is")
        if wanted.many == 1:
            return wanted.title
        return _("%(title)s (%(number)s van %(many)s)") % {
            "title": wanted.title,
            "number": int(number) + 1,
            "many": wanted.many,
        }


def status_told(is_proven: bool, percent: int | None) -> str:
    if is_proven:
        return _("Bewezen beste: met deze afspraken bestaat er geen lichtere kalender.")
    return _("Goed, en misschien niet het beste: er is hoogstens nog %(percent)s %% mogelijk.") % {"percent": percent}


def figures_told(figures: Figures) -> list[str]:
    said = []
    if figures.clashes:
        said.append(
            ngettext(
                "%(count)s keer moet iemand op twee plaatsen tegelijk zijn.",
                "%(count)s keer moet iemand op twee plaatsen tegelijk zijn.",
                figures.clashes,
            )
            % {"count": figures.clashes}
        )
    else:
        said.append(_("Niemand moet op twee plaatsen tegelijk zijn."))
    said.append(
        _(
            "Voor iedereen samen geteld zijn het %(days)s dagen waarop iemand moet komen. "
            "Voor wie het vaakst komt: %(largest)s."
        )
        % {"days": figures.person_days, "largest": days_told(figures.largest)}
    )
    if figures.unmet:
        text = ngettext("%(count)s wens is niet vervuld.", "%(count)s wensen zijn niet vervuld.", figures.unmet)
        said.append(text % {"count": figures.unmet})
    return said


def why_told(why: Why, known: Known, names: Sequence[str] | None) -> list[str]:
    """Sentences of one meeting. `names`: of who cannot come, None where who reads may not know."""
    said = []
    if why.is_fixed:
        said.append(_("Dit moment staat vast."))
    else:
        said.append(
            _("Er waren %(all)s momenten mogelijk. Op %(with)s ervan kunnen genoeg mensen.")
            % {"all": why.moments, "with": why.with_quorum}
        )
    if names is not None:
        said.append(_("%(able)s van de %(members)s mensen kunnen.") % {"able": why.able, "members": why.members})
    if names:
        said.append(_("Wie niet kan: %(names)s.") % {"names": listed(list(names))})
    said += [_same_day(other, count, known, other in why.after) for other, count in why.same_day]
    for id_ in why.unmet:
        said.append(_("Deze wens is hier niet vervuld: %(rule)s") % {"rule": need_told(Need("rule", id_), known)})
    return said


def _same_day(other: str, count: int, known: Known, is_after: bool) -> str:
    place = _("vlak ervoor of erna") if is_after else _("op dezelfde dag")
    text = ngettext(
        "‘%(other)s’ is %(place)s: %(count)s persoon is in beide, en komt maar één dag.",
        "‘%(other)s’ is %(place)s: %(count)s mensen zijn in beide, en komen maar één dag.",
        count,
    )
    return text % {"other": known.title(other), "place": place, "count": count}


def other_told(other: Other, known: Known) -> str:
    """Another moment, and what it would cost or why it cannot be."""
    where = capfirst(slot_told(other.slot))
    if other.broken:
        needs = " ".join(need_told(need, known) for need in other.broken)
        return _("%(where)s kan niet: %(needs)s") % {"where": where, "needs": needs}
    more = other.more
    costs = []
    if more.clashes > 0:
        text = ngettext("%(count)s botsing meer", "%(count)s botsingen meer", more.clashes)
        costs.append(text % {"count": more.clashes})
    if more.person_days > 0:
        text = ngettext("%(count)s keer meer komen", "%(count)s keer meer komen", more.person_days)
        costs.append(text % {"count": more.person_days})
    if more.unmet > 0:
        text = ngettext("%(count)s wens minder", "%(count)s wensen minder", more.unmet)
        costs.append(text % {"count": more.unmet})
    if more.missing > 0:
        text = ngettext("%(count)s persoon minder die kan", "%(count)s mensen minder die kunnen", more.missing)
        costs.append(text % {"count": more.missing})
    if not costs:
        return _("%(where)s is even goed.") % {"where": where}
    return _("%(where)s zou kosten: %(costs)s.") % {"where": where, "costs": listed(costs)}


def need_told(need: Need, known: Known) -> str:
    """What has to be, as a sentence: each of these is possible, and not all together."""
    title = known.title(need.of) if need.what != "rule" and need.of else ""
    if need.what == "quorum":
        count = known.quorum.get(need.of, 0)
        text = ngettext(
            "Bij ‘%(title)s’ moet minstens %(count)s persoon kunnen.",
            "Bij ‘%(title)s’ moeten minstens %(count)s mensen kunnen.",
            count,
        )
        said = text % {"title": title, "count": count}
        asked = known.asked.get(need.of, count)
        return said if asked >= count else f"{said} {_only(asked)}"
    if need.what == "fixed":
        slot = known.fixed.get(need.of, "")
        if slot:
            return _("‘%(title)s’ staat vast op %(slot)s.") % {"title": title, "slot": slot_told(slot)}
        return _("‘%(title)s’ staat vast.") % {"title": title}
    if need.what == "slots":
        return _("Voor ‘%(title)s’ is er geen enkel moment in de dagen die je aanduidde.") % {"title": title}
    if need.what == "rooms":
        return _("Elke vergadering die een zaal nodig heeft, moet er een hebben die groot genoeg is.")
    return _rule(need.of, known)


def _only(asked: int) -> str:
    text = ngettext("Er is maar %(count)s persoon gevraagd.", "Er zijn maar %(count)s mensen gevraagd.", asked)
    return text % {"count": asked}


def _rule(id_: str, known: Known) -> str:
    """`id_` as queries.ruled makes it."""
    kind, _dot, rest = id_.partition(".")
    if kind == "spread":
        key = int(rest.partition(".")[0])
        wanted = known.wanted.get(key)
        days = days_told(known.spread.get(key, 0))
        return _("Tussen twee keer ‘%(title)s’ liggen minstens %(days)s.") % {
            "title": wanted.title if wanted else "",
            "days": days,
        }
    if kind == "school":
        return _("‘%(title)s’ liefst niet in een schoolvakantie.") % {"title": known.title(rest)}
    rule = known.rules.get(int(rest.partition(".")[0]))
    return rule_told(rule, rule.person_id in known.named) if rule else _("Een regel die er niet meer is.")
