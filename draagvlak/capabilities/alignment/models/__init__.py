"""The tables of alignment: what a network is for, whom it asks, what networks agreed, which neighbour sees it."""

from draagvlak.capabilities.alignment.models.agreements import Agreement, Party
from draagvlak.capabilities.alignment.models.profiles import NeighbourShare, Profile, Wanted
from draagvlak.capabilities.alignment.models.requests import Request, RequestedFrom

__all__ = ["Agreement", "NeighbourShare", "Party", "Profile", "Request", "RequestedFrom", "Wanted"]
