"""Competence cards: those that everybody has, and those of the authority in scope."""

from dataclasses import dataclass

from draagvlak.capabilities.competences.choices.cards import CARDS
from draagvlak.capabilities.competences.models import Card


@dataclass(frozen=True)
class CardShown:
    """A card. `levels`: four behaviours, of who watches first. `own`: the row, of one of the authority's own."""

    key: str
    name: str
    levels: tuple[str, ...]
    own: Card | None = None

    @property
    def is_retired(self) -> bool:
        return self.own is not None and self.own.gone_on is not None

    def behaviour(self, level: int) -> str:
        """What somebody of `level` 1–4 does; "" of level 0."""
        return self.levels[level - 1] if 1 <= level <= len(self.levels) else ""


def all_cards() -> list[CardShown]:
    """The built-in ones first, then the authority's own by name; retired ones too. One query."""
    built_in = [CardShown(card.key, str(card.name), tuple(map(str, card.levels))) for card in CARDS]
    return built_in + [CardShown(row.key, row.name, tuple(row.levels), row) for row in Card.objects.all()]


def cards_by_key() -> dict[str, CardShown]:
    return {card.key: card for card in all_cards()}


def cards_to_take() -> list[CardShown]:
    """Those that somebody may newly describe themselves with, or a role newly need."""
    return [card for card in all_cards() if not card.is_retired]


def own_card_of(key: str) -> CardShown | None:
    """One of the authority's own by its key; None for a built-in one."""
    return next((card for card in all_cards() if card.key == key and card.own), None)
