"""The tables of competences: cards, what people say of themselves, roles of a network, and who may take which."""

from draagvlak.capabilities.competences.models.cards import Card
from draagvlak.capabilities.competences.models.described import Allowed, Asked, Capacity, Described
from draagvlak.capabilities.competences.models.roles import Holding, Need, NetworkRole, Offer, Wish

__all__ = [
    "Allowed",
    "Asked",
    "Capacity",
    "Card",
    "Described",
    "Holding",
    "Need",
    "NetworkRole",
    "Offer",
    "Wish",
]
