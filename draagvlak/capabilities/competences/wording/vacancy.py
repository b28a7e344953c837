"""A vacancy for a role, in plain Dutch, from the behaviours on the cards that it needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, override

TITLE = _("Gezocht: %(role)s")
WHERE = _("Voor het netwerk %(network)s, %(authority)s.")
HOURS = ngettext_lazy(
    "Reken op ongeveer %(hours)d uur per maand. Soms is dat meer, soms minder.",
    "Reken op ongeveer %(hours)d uur per maand. Soms is dat meer, soms minder.",
    "hours",
)
NO_HOURS = _("Hoeveel uur dit vraagt, weten we nog niet. Vraag ernaar, dan zoeken we het samen uit.")
ASKED = _("Herken je jezelf hierin?")
NOTHING_ASKED = _("Je hoeft niets te bewijzen. Goesting en tijd volstaan.")
NOT_ALL = _("Niet alles is van jou? Laat het ons toch weten. Veel leer je hier, met hulp van anderen.")
CONTACT = _("Zin om er eens over te praten? Vraag het aan de netwerkregisseur. Een gesprek bindt je nergens toe.")


@dataclass(frozen=True)
class Asked:
    """A competence, and what is seen of somebody who has the level that is needed."""

    name: str
    behaviour: str


@dataclass(frozen=True)
class Vacancy:
    """Its parts in the order in which they stand. `asked_in` is the question above what is asked."""

    title: str
    authority: str
    opening: tuple[str, ...]
    asked_in: str
    asked: tuple[Asked, ...]
    closing: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it as plain text, to be pasted anywhere."""
        lines = [self.title, *self.opening]
        if self.asked:
            lines.append("\n".join([self.asked_in, *(f"- {one.name}: {one.behaviour}" for one in self.asked)]))
        return "\n\n".join([*lines, *self.closing])


@dataclass(frozen=True)
class About:
    """The role: its name, what the network wrote of it, and how many hours a month, as far as that is known."""

    role: str
    text: str
    hours: int | None
    network: str
    authority: str


def vacancy(about: About, asked: Sequence[Asked]) -> Vacancy:
    """In Dutch, whoever reads it."""
    with override("nl"):
        said = [line.strip() for line in about.text.splitlines() if line.strip()]
        hours = HOURS % {"hours": about.hours} if about.hours else str(NO_HOURS)
        return Vacancy(
            title=TITLE % {"role": about.role},
            authority=about.authority,
            opening=(WHERE % {"network": about.network, "authority": about.authority}, *said, hours),
            asked_in=str(ASKED),
            asked=tuple(asked),
            closing=((str(NOT_ALL),) if asked else (str(NOTHING_ASKED),)) + (str(CONTACT),),
        )
