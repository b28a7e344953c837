"""A vacancy for a role that nobody has: from what nobody covers yet, or from all that it needs."""

from dataclasses import dataclass

from django.utils.translation import override

from draagvlak.capabilities.competences.models import NetworkRole
from draagvlak.capabilities.competences.queries.matching import proposal_of
from draagvlak.capabilities.competences.queries.roles import NeedShown, roles_of
from draagvlak.capabilities.competences.wording.vacancy import About, Asked, Vacancy, vacancy
from draagvlak.capabilities.network.models import Network


@dataclass(frozen=True)
class VacancyShown:
    """`is_whole`: it asks all that the role needs; `may_be_shorter`: the proposal covers a part of that."""

    role: NetworkRole
    vacancy: Vacancy
    is_whole: bool
    may_be_shorter: bool


def vacancy_of(network: Network, role: int, whole: bool = False) -> VacancyShown | None:
    """None where the network has no such role. Unless it is asked `whole`, of what the proposal leaves uncovered."""
    with override("nl"):  # the cards of everybody are words of ours
        shown = next((one for one in roles_of(network) if one.role.pk == role), None)
        if shown is None:
            return None
        found = proposal_of(network, with_help=False).of(role)
        missing = found.unmet if found else ()
        may_be_shorter = 0 < len(missing) < len(shown.needs)
        asked = missing if may_be_shorter and not whole else shown.needs
        row = shown.role
        about = About(row.name, row.text, row.hours, network.name, network.authority.name)
        return VacancyShown(row, vacancy(about, _asked(asked)), len(asked) == len(shown.needs), may_be_shorter)


def _asked(needs: tuple[NeedShown, ...]) -> list[Asked]:
    return [Asked(need.card.name, need.behaviour) for need in needs]
