"""What the product knows already for a chapter, as one text that is ready to be taken over."""

from collections.abc import Callable
from functools import partial

from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.publications.choices import Chapter
from draagvlak.capabilities.publications.models import AgreementNote
from draagvlak.capabilities.publications.queries.notes import figures_of
from draagvlak.capabilities.publications.queries.partners import partners_of
from draagvlak.capabilities.publications.queries.plan_tree import Tree, tree_of
from draagvlak.capabilities.publications.queries.took_part import took_part
from draagvlak.capabilities.publications.readers.schemes import Scheme
from draagvlak.capabilities.publications.wording import blocks as words


def block_of(network: Network, scheme: Scheme, note: AgreementNote, chapter: str, sees_diary: bool) -> str:
    """ "" where nothing is known, or where whoever asks may not see what the diary counts."""
    makers: dict[str, Callable[[], list[str]]] = {
        Chapter.PARTNERS: partial(_partners, scheme, note),
        Chapter.ENVIRONMENT: partial(_figures, note),
        Chapter.OBJECTIVES: lambda: _objectives(tree_of(network, note.plan)),
        Chapter.ROLES: lambda: _roles(tree_of(network, note.plan)),
        Chapter.BUSINESS: lambda: _years(tree_of(network, note.plan)),
        Chapter.TAKING_PART: lambda: _took_part(network) if sees_diary else [],
    }
    return "\n".join(makers[chapter]()) if chapter in makers else ""


def fulfilling(scheme: Scheme, facts: list[str]) -> list[str]:
    """In Dutch, which partners of a scheme somebody is."""
    return [wanted.words.dutch for wanted in scheme.partners if wanted.fact in facts]


def _partners(scheme: Scheme, note: AgreementNote) -> list[str]:
    return [
        words.partner_line(one.partner, one.municipality, fulfilling(scheme, one.fulfils)) for one in partners_of(note)
    ]


def _figures(note: AgreementNote) -> list[str]:
    return [
        words.figure_line(
            one.name, (one.municipality, str(one.year) if one.year else ""), one.value, one.unit, one.source
        )
        for one in figures_of(note)
    ]


def _objectives(tree: Tree) -> list[str]:
    lines = []
    for one in tree.strategic:
        lines += words.objective_lines(one.title, [(two.title, two.actions) for two in one.operational])
    return lines


def _roles(tree: Tree) -> list[str]:
    return [f"- {who}: {words.and_so(actions)}" for who, actions in tree.by_who]


def _years(tree: Tree) -> list[str]:
    return [words.year_line(one.year, one.expense, one.receipt) for one in tree.years]


def _took_part(network: Network) -> list[str]:
    found = took_part(network)
    if not found.groups:
        return []
    lines = [words.taking_part_lead(found.months[0], found.months[-1], found.contacts)]
    named = [words.month_named(month) for month in found.months]
    for group in found.groups:
        by_month = list(zip(named, group.by_month, strict=True))
        lines.append(words.group_line(group.layers, group.people, group.contacts, by_month))
    return lines
