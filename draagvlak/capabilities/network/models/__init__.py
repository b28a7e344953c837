"""The tables of the network: who is in it, what they did together, and who may see that."""

from draagvlak.capabilities.network.models.contacts import Contact, KnownTie, NoteDraft, Participation
from draagvlak.capabilities.network.models.joining import Alias, Joining, KeptApart, SameMeeting
from draagvlak.capabilities.network.models.meetings import Attendance, CalendarFeed, Meeting, Series
from draagvlak.capabilities.network.models.networks import Batch, Network, Share
from draagvlak.capabilities.network.models.organisations import Organisation, Partnering
from draagvlak.capabilities.network.models.people import Membership, Merging, Person, Position
from draagvlak.capabilities.network.models.standing import ImpactDecision, Inspiration, InvitedTo, Seat

__all__ = [
    "Alias",
    "Attendance",
    "Batch",
    "CalendarFeed",
    "Contact",
    "ImpactDecision",
    "Inspiration",
    "InvitedTo",
    "Joining",
    "KeptApart",
    "KnownTie",
    "Meeting",
    "Membership",
    "Merging",
    "Network",
    "NoteDraft",
    "Organisation",
    "Participation",
    "Partnering",
    "Person",
    "Position",
    "SameMeeting",
    "Seat",
    "Series",
    "Share",
]
