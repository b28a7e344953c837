"""A facilitated conversation with other municipalities: planned, called off, and called on again. What is said in it is
harvested as of any conversation.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.conversations.actions.conversations import Facts, make_conversation
from draagvlak.capabilities.conversations.choices import ConversationKind
from draagvlak.capabilities.intervision.actions.questions import WRITE
from draagvlak.capabilities.intervision.actions.sharing import Whom, _addressees
from draagvlak.capabilities.intervision.choices import Audience
from draagvlak.capabilities.intervision.models import Addressee, Question, Session
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.readers.details import RefusedError

KINDS = (ConversationKind.DIRECTORS, ConversationKind.LEADERS, ConversationKind.VISIT)


@dataclass(frozen=True)
class Planned:
    """What a form says of a session. `municipalities` by NIS code and `partnerships` by slug: who is invited; `asked`:
    the mark of a question of ours that it comes of.
    """

    kind: str
    title: str
    held_on: date
    question: str = ""
    place: str = ""
    municipalities: Collection[str] = ()
    partnerships: Collection[str] = ()
    asked: UUID | None = None


def plan_session(user: User, authority: Authority, network: Network, planned: Planned, step: str) -> Session:
    """Make the conversation, and invite. Sent twice, made once.

    Raises RefusedError, PermissionDenied, SentBeforeError.
    """
    with acting(user, WRITE, authority, network, once=step) as note:
        if planned.held_on < localdate():
            raise RefusedError("held_on", "past")
        facts = Facts(planned.kind, planned.title, planned.held_on, planned.question, planned.place)
        conversation = make_conversation(user, authority, network, facts, f"{step[:60]}-g")
        question = Question.objects.filter(network=network, mark=planned.asked).first() if planned.asked else None
        made = Session.objects.create(authority=authority, conversation=conversation, question=question)
        whom = Whom(Audience.CHOSEN, planned.municipalities, planned.partnerships)
        rows = list(_addressees(authority, {"session": made}, whom))
        if not rows:
            raise RefusedError("municipalities", "nobody")
        Addressee.objects.bulk_create(rows)
        note(made)
    return made


def call_off(user: User, authority: Authority, network: Network, mark: UUID, is_off: bool = True) -> Session:
    """From now on nobody elsewhere sees the invitation, or sees it again. The conversation itself stays as it is.

    Raises DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        rows = Session.objects.select_for_update(of=("self",)).filter(conversation__network=network)
        found = rows.get(mark=mark)
        found.called_off_on = localdate() if is_off else None
        found.save(update_fields=["called_off_on"])
        note(found)
    return found
