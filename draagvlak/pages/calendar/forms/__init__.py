"""What is filled in about meetings."""

from draagvlak.pages.calendar.forms.asking import GroupForm, PeopleForm, SearchForm
from draagvlak.pages.calendar.forms.attending import NEW, MatchForm, NamesForm, TickForm, sealed, unsealed
from draagvlak.pages.calendar.forms.bringing import BroughtForm, CalendarFileForm, sealed_calendar, unsealed_calendar
from draagvlak.pages.calendar.forms.meeting import DecisionsForm, MeetingForm, NewMeetingForm, begun_with, said_of

__all__ = [
    "NEW",
    "BroughtForm",
    "CalendarFileForm",
    "DecisionsForm",
    "GroupForm",
    "MatchForm",
    "MeetingForm",
    "NamesForm",
    "NewMeetingForm",
    "PeopleForm",
    "SearchForm",
    "TickForm",
    "begun_with",
    "said_of",
    "sealed",
    "sealed_calendar",
    "unsealed",
    "unsealed_calendar",
]
