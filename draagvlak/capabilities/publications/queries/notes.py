"""The agreement notes of a network, and what was written in them."""

from django.db.models import Count, Q, QuerySet

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.policy.choices import PlanKind
from draagvlak.capabilities.policy.models import Plan
from draagvlak.capabilities.publications.choices import NoteState
from draagvlak.capabilities.publications.models import (
    AgreementNote,
    Comment,
    Edition,
    Figure,
    NotePart,
    Signature,
)


def notes_of(network: Network) -> QuerySet[AgreementNote]:
    """The newest first, each with `written` (chapters with a text) and `waiting` (comments that nobody dealt with)."""
    return AgreementNote.objects.filter(network=network).annotate(
        written=Count("parts", filter=~Q(parts__text=""), distinct=True),
        waiting=Count("comments", filter=Q(comments__settled_on=None), distinct=True),
    )


def note_at(network: Network, key: int) -> AgreementNote | None:
    return AgreementNote.objects.filter(network=network, pk=key).select_related("plan", "network").first()


def part_of(note: AgreementNote, chapter: str) -> NotePart:
    """What was written for a chapter; not saved, at version 0, where nothing was yet."""
    found = NotePart.objects.filter(note=note, chapter=chapter).first()
    return found or NotePart(authority_id=note.authority_id, note=note, chapter=chapter, text="", version=0)


def texts_of(note: AgreementNote) -> dict[str, str]:
    return dict(NotePart.objects.filter(note=note).values_list("chapter", "text"))


def comments_of(note: AgreementNote, chapter: str) -> list[tuple[Comment, str]]:
    """Those that wait first, each with who says it, by the name that the network has for them; "" without one."""
    rows = list(Comment.objects.filter(note=note, chapter=chapter))
    people = Person.objects.filter(account__in=[row.by_id for row in rows if row.by_id])
    names = dict(people.values_list("account_id", "name"))
    rows.sort(key=lambda one: (one.settled_on is not None, one.pk))
    return [(row, names.get(row.by_id or 0, "")) for row in rows]


def comment_at(note: AgreementNote, key: int) -> Comment | None:
    return Comment.objects.filter(note=note, pk=key).first()


def own_comment_at(user: User, note: AgreementNote, key: int) -> Comment | None:
    """One that `user` made, and that nobody dealt with yet: they may take it back."""
    return Comment.objects.filter(note=note, pk=key, by=user, settled_on=None).first()


def waiting_in(note: AgreementNote) -> dict[str, int]:
    """By chapter, how many comments nobody dealt with."""
    rows = Comment.objects.filter(note=note, settled_on=None).order_by().values_list("chapter")
    return dict(rows.annotate(Count("pk")))


def figures_of(note: AgreementNote) -> QuerySet[Figure]:
    return Figure.objects.filter(note=note)


def figure_at(note: AgreementNote, key: int) -> Figure | None:
    return Figure.objects.filter(note=note, pk=key).first()


def is_filed(note: AgreementNote) -> bool:
    return note.state == NoteState.FILED


def is_bare(note: AgreementNote) -> bool:
    """Whether nobody did anything in it yet: only then it may go."""
    tables = (NotePart, Comment, Figure, Signature, Edition)
    return not is_filed(note) and not any(model.objects.filter(note=note).exists() for model in tables)


def plans_to_choose(network: Network) -> list[Plan]:
    """Of which plans the objectives may stand in a note: the network's own first."""
    rows = list(Plan.objects.filter(network=network))
    return sorted(rows, key=lambda plan: plan.kind != PlanKind.AGREEMENT)
