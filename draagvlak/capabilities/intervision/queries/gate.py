"""The gate: what others let an authority see today. The only file of intervision that finds rows over the wall.

A row counts only on its days, while it was not withdrawn, and where it names the reader: all, the reader's region,
its municipality, or a partnership to which both of them belong (still).
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.authorities.choices import Kind
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.authorities.queries import in_the_region_of, partnerships_of
from draagvlak.capabilities.intervision.choices import FIGURES, Audience, What
from draagvlak.capabilities.intervision.models import Addressee, Answer, PracticeLink, Question, Session, SharedPiece


def pieces_for(reader: Authority, day: date) -> QuerySet[SharedPiece]:
    """What others share with `reader` on `day`, each with its authority, network and practice."""
    rows = SharedPiece._base_manager.filter(on_day(day), withdrawn_on=None).filter(_named(reader, "piece"))
    rows = rows.filter(readable(day)).exclude(authority=reader)
    rows = rows.select_related("authority", "network", "practice", "story")
    return rows.order_by("authority__name", "network__name", "pk")


def readable(day: date) -> Q:
    """Pieces of which there is something to read: figures, a practice, or a story that was published and may go to
    peers.
    """
    story = Q(what=What.STORY, story__for_peers=True, story__published_on__lte=day)
    return Q(what__in=FIGURES) | Q(what=What.PRACTICE, practice__isnull=False) | story


def piece_for(reader: Authority, day: date, mark: UUID) -> SharedPiece | None:
    """None for one that is not there, not shared with `reader`, or no more."""
    return pieces_for(reader, day).filter(mark=mark).first()


def links_of(piece: SharedPiece) -> list[PracticeLink]:
    """To what of the plan a practice leads that came through the gate."""
    rows = PracticeLink._base_manager.filter(practice=piece.practice_id, authority=piece.authority_id)
    return list(rows.select_related("action", "result").order_by("pk"))


def questions_for(reader: Authority) -> QuerySet[Question]:
    """What others ask `reader`, open or closed, newest first."""
    rows = Question._base_manager.filter(_named(reader, "question")).exclude(authority=reader)
    return rows.select_related("authority", "network").order_by("-asked_on", "-pk")


def question_for(reader: Authority, mark: UUID) -> Question | None:
    return questions_for(reader).filter(mark=mark).first()


def answers_to(questions: QuerySet[Question] | list[Question]) -> QuerySet[Answer]:
    """What others answered to questions of the authority in scope; it is for whoever asked."""
    rows = Answer._base_manager.filter(question__in=questions).select_related("authority")
    return rows.order_by("authority__name", "pk")


def sessions_for(reader: Authority, day: date) -> QuerySet[Session]:
    """To which conversations others invite `reader`, from `day` on."""
    rows = Session._base_manager.filter(_named(reader, "session"), called_off_on=None).exclude(authority=reader)
    rows = rows.filter(conversation__held_on__gte=day, conversation__gone_on=None)
    return rows.select_related("authority", "conversation").order_by("conversation__held_on", "pk")


def _named(reader: Authority, of: str) -> Q:
    """Rows that name `reader`. `of`: the column of Addressee that points to them."""
    chosen = Q(pk__in=_chosen(reader).exclude(**{of: None}).values(of))
    if of == "session":
        return chosen
    near = in_the_region_of(reader).values("pk")
    return (
        Q(audience=Audience.ALL)
        | Q(audience=Audience.REGION, authority__in=near)
        | (Q(audience=Audience.CHOSEN) & chosen)
    )


def _chosen(reader: Authority) -> QuerySet[Addressee, Any]:
    """Rows in which `reader` was chosen: its municipality, itself as a partnership, or one to which it belongs; toward
    a partnership only while the municipality that chose it belongs to it.
    """
    ours = list(partnerships_of(reader).values_list("pk", flat=True))
    together = Q(partnership=reader) | Q(partnership__in=ours)
    found = together & Q(partnership__municipalities=F("authority__municipalities"))
    if reader.kind == Kind.MUNICIPALITY:
        found |= Q(municipality__in=reader.municipalities.values("pk"))
    return Addressee._base_manager.filter(found)
