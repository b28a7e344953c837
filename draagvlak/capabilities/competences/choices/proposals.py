"""What the roles that every network has usually need: a proposal that a director takes over and changes."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.competences.choices import Level, RoleKind


@dataclass(frozen=True)
class Proposal:
    """A role as it may be taken over. `needs`: by key of a built-in card the level; `hours`: a month."""

    kind: RoleKind
    name: Any
    text: Any
    hours: int
    needs: dict[str, Level]


PROPOSALS = (
    Proposal(
        RoleKind.DIRECTOR,
        _("Netwerkregisseur"),
        _("Houdt het netwerk samen, brengt mensen bij elkaar en zorgt dat het ook zonder de regisseur verder kan."),
        32,
        {
            "overview": Level.ALONE,
            "bridging_organisations": Level.ALONE,
            "cooperation": Level.TEACHES,
            "uncertainty": Level.ALONE,
            "reflecting": Level.ALONE,
        },
    ),
    Proposal(
        RoleKind.BRIDGE_PEOPLE,
        _("Brug naar mensen in armoede"),
        _("Komt geregeld waar mensen in armoede elkaar zien, luistert en brengt hun stem mee naar het netwerk."),
        12,
        {"listening": Level.ALONE, "trust": Level.ALONE, "storytelling": Level.WITH_HELP},
    ),
    Proposal(
        RoleKind.STORYTELLER,
        _("Verhalenverteller"),
        _("Verzamelt verhalen, geeft ze eerst terug aan wie ze vertelde en toont wat er veranderde."),
        6,
        {"listening": Level.ALONE, "storytelling": Level.ALONE, "results": Level.WITH_HELP},
    ),
    Proposal(
        RoleKind.BRIDGE_BOARD,
        _("Brug naar leidinggevenden en bestuur"),
        _("Legt aan leidinggevenden en bestuur uit wat het netwerk doet en wat het nodig heeft."),
        6,
        {"bridging_board": Level.ALONE, "interests": Level.ALONE, "negotiating": Level.WITH_HELP},
    ),
)
BY_KIND = {proposal.kind: proposal for proposal in PROPOSALS}
