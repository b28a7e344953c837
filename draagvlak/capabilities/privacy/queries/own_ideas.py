"""One's own ideas, as one takes them along: for their owner alone, and never through whoever handles a request."""

from collections import defaultdict
from typing import Any

from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.ideas.models import Experiment, Idea, IdeaNote
from draagvlak.capabilities.ideas.queries.seeing import own_ideas

SCHEMA = "draagvlak.own-ideas/1"
Json = dict[str, Any]


def ideas_as_json(user: User, authority: Authority) -> Json:
    """All ideas that `user` has in the authority in scope, whatever became of them, with what `user` laid with them and
    what was tried. Notes of others are theirs, and not in it. In four queries.
    """
    ideas = list(own_ideas(user).select_related("network").prefetch_related("openings"))
    notes: dict[int, list[Json]] = defaultdict(list)
    for note in IdeaNote.objects.filter(idea__in=ideas, by=user).order_by("on", "pk"):
        notes[note.idea_id].append({"on": note.on.isoformat(), "kind": note.kind, "text": note.text})
    tries: dict[int, list[Json]] = defaultdict(list)
    for one in Experiment.objects.filter(idea__in=ideas).order_by("began_on", "pk"):
        tries[one.idea_id].append(_tried(one))
    return {
        "schema": SCHEMA,
        "made_on": localdate().isoformat(),
        "authority": authority.name,
        "ideas": [_idea(idea, notes[idea.pk], tries[idea.pk]) for idea in ideas],
    }


def _idea(idea: Idea, notes: list[Json], tries: list[Json]) -> Json:
    opened = sorted(idea.openings.all(), key=lambda one: (one.opened_on, one.pk))
    return {
        "network": idea.network.name,
        "title": idea.title,
        "text": idea.text,
        "state": idea.state,
        "reason": idea.reason,
        "since": idea.since.isoformat(),
        "until": _day(idea.until),
        "open_to": [{"layer": one.layer, "since": one.opened_on.isoformat()} for one in opened],
        "notes": notes,
        "experiments": tries,
    }


def _tried(one: Experiment) -> Json:
    days = {"began_on": one.began_on.isoformat(), "ended_on": _day(one.ended_on)}
    return {**days, "tried": one.tried, "learned": one.learned, "verdict": one.verdict}


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
