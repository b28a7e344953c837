"""The tables of one calendar for several networks."""

from draagvlak.capabilities.planning.models.available import Availability
from draagvlak.capabilities.planning.models.plannings import Fixed, Planning, Room, Rule, Wanted
from draagvlak.capabilities.planning.models.proposals import Proposal, TakenOver

__all__ = ["Availability", "Fixed", "Planning", "Proposal", "Room", "Rule", "TakenOver", "Wanted"]
