"""That voices are asked to look a story over, that it is given back, and what the story-teller writes of it.

The secret of an address is given once, to who asks, and kept nowhere; only its hash is.
"""

import secrets
from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from draagvlak.basics.editing import edit
from draagvlak.basics.outliving import note_closed
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.weaving.actions.stories import WRITE, _held, _keep_version
from draagvlak.capabilities.weaving.choices import GIVEN_DAYS, LINK_DAYS, Answer, How, State
from draagvlak.capabilities.weaving.models import Given, Review, WovenStory
from draagvlak.capabilities.weaving.queries.quoting import Heard
from draagvlak.capabilities.weaving.queries.steps import steps_of
from draagvlak.capabilities.weaving.wording.missing import NotReadyError

TOKEN_BYTES = 16  # 128 bits, short enough to type over from paper
ASKED: dict[str, type[Any]] = {"review": Review, "given": Given}
Links = list[tuple[Heard, str]]  # whom, and the secret of their address; "" where they got none


def ask_reviews(
    user: User, authority: Authority, network: Network, key: int, whom: tuple[Collection[int], str]
) -> Links:
    """Ask the voices with these keys (of participants), in this way (How), to look over the story with this key. Who
    was asked before is asked anew, and their former address leads nowhere any more.

    Raises RefusedError where there is no text or none of them is quoted, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        row = _held(network, key)
        if not row.text.strip():
            raise RefusedError("", "no-text")
        found = [one.heard for one in steps_of(network, row, ()).voices]
        chosen = _chosen(found, whom[0])
        links = []
        for heard in chosen:
            token = _token(whom[1])
            values = _asked(user, network, whom[1], token, LINK_DAYS)
            values |= {"quotes": list(heard.fragments), "answer": ""}
            # why it went on without them holds no more; what was done with their words does
            silent = Review.objects.filter(story=row, participant__in=heard.keys, said_on=None)
            silent.update(done_with_it="", done_on=None)
            note(_put(Review, authority, row, heard, values))
            links.append((heard, token))
        _come_to(row, State.REVIEW, (State.DRAFT,))
        note(row)
    return links


def give_back(user: User, authority: Authority, network: Network, key: int, whom: tuple[Collection[int], str]) -> Links:
    """Give the story with this key to these participants, in this way. What they said of it before stays.

    Raises NotReadyError while a voice still has to look it over, and as `ask_reviews`.
    """
    with acting(user, WRITE, authority, network) as note:
        row = _held(network, key)
        steps = steps_of(network, row, ())
        if steps.before_giving:
            raise NotReadyError(steps.before_giving)
        links = []
        for heard in _chosen([one.heard for one in steps.given], whom[0]):
            token = _token(whom[1])
            values = _asked(user, network, whom[1], token, GIVEN_DAYS)
            note(_put(Given, authority, row, heard, values))
            links.append((heard, token))
        _come_to(row, State.GIVEN_BACK, (State.DRAFT, State.REVIEW))
        note(row)
    return links


def note_answer(
    user: User, authority: Authority, network: Network, at: tuple[int, int], said: tuple[str, str, str]
) -> Review:
    """What a voice answered on paper or in a conversation: (Answer, their words, How). `at`: of the review.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    answer, words, how = said
    with acting(user, WRITE, authority, network) as note:
        rows = Review.objects.filter(story__network=network)
        values = _said(network, words, how) | {"answer": answer}
        values |= _to_do_anew(rows, at[0], answer, values["said"])
        if answer == Answer.OTHER and not values["said"]:
            raise RefusedError("said", "empty")
        row = edit(rows, *at, values)
        note(row)
    return row


def note_reaction(
    user: User, authority: Authority, network: Network, at: tuple[int, int], said: tuple[str, str]
) -> Given:
    """What somebody said of the story that they got, on paper or in a conversation: (their words, How)."""
    with acting(user, WRITE, authority, network) as note:
        rows, values = Given.objects.filter(story__network=network), _said(network, *said)
        row = edit(rows, *at, values | _to_do_anew(rows, at[0], "", values["said"]))
        note(row)
    return row


def say_done(user: User, authority: Authority, network: Network, kind: str, at: tuple[int, int], words: str) -> Any:
    """What was done with what somebody said of the story; they read it there. `kind`: "review" or "given". Of a review
    that waits for an answer that is for silence.go_on_without to say.
    """
    model = ASKED[kind]
    rows = model.objects.filter(story__network=network).exclude(said_on=None)
    rows = rows.exclude(answer="") if model is Review else rows
    with acting(user, WRITE, authority, network) as note:
        values = {"done_with_it": words.strip()}
        refuse_register_numbers(values)
        row = edit(rows, *at, values | {"done_on": day_of(network) if values["done_with_it"] else None})
        note(row)
    return row


def renew_link(user: User, authority: Authority, network: Network, kind: str, key: int) -> tuple[Any, str]:
    """The row and the secret of a new address; the old one leads nowhere any more. Raises DoesNotExist,
    PermissionDenied.
    """
    model, token = ASKED[kind], secrets.token_hex(TOKEN_BYTES)
    with acting(user, WRITE, authority, network) as note:
        row = (
            model.objects.select_related("participant", "story")
            .select_for_update(of=("self",))
            .get(story__network=network, pk=key)
        )
        days = LINK_DAYS if model is Review else GIVEN_DAYS
        note_closed(authority.pk, row.token_hash)
        row.token_hash, row.until = hash_of(token), day_of(network) + timedelta(days=days)
        row.save(update_fields=["token_hash", "until"])
        note(row)
    return row, token


def _chosen(found: Iterable[Heard], keys: Collection[int]) -> list[Heard]:
    chosen = [heard for heard in found if not heard.keys.isdisjoint(keys)]
    if not chosen:
        raise RefusedError("whom", "nobody")
    return chosen


def _token(how: str) -> str:
    """Who gets it on paper has an address too, in the code on it; what was said in a conversation has none."""
    return "" if how == How.SAID else secrets.token_hex(TOKEN_BYTES)


def _asked(user: User, network: Network, how: str, token: str, days: int) -> dict[str, Any]:
    day = day_of(network)
    parts = {"token_hash": hash_of(token), "until": day + timedelta(days=days)} if token else {}
    return {"how": how, "on": day, "by": user, "token_hash": "", "until": None, **parts}


def _said(network: Network, words: str, how: str) -> dict[str, Any]:
    values: dict[str, Any] = {"said": words.strip()}
    refuse_register_numbers(values)
    return values | {"said_on": day_of(network), "said_how": how}


def _to_do_anew(rows: QuerySet[Any], key: int, answer: str, said: str) -> dict[str, Any]:
    """Other words than those with which something was done, or than silence, are still to be heeded."""
    row = rows.get(pk=key)
    is_same = (getattr(row, "answer", ""), row.said) == (answer, said)
    return {} if is_same else {"done_with_it": "", "done_on": None}


def _put(model: type[Any], authority: Authority, story: WovenStory, heard: Heard, values: dict[str, Any]) -> Any:
    """Theirs, under whichever of their participants it stands; made where there is none."""
    row = model.objects.filter(story=story, participant__in=heard.keys).order_by("participant").first()
    if row is None:
        return model.objects.create(authority=authority, story=story, participant=heard.participant, **values)
    note_closed(authority.pk, row.token_hash)
    for part, value in {**values, "version": row.version + 1}.items():
        setattr(row, part, value)
    row.save()
    return row


def _come_to(row: WovenStory, state: State, from_: Collection[State]) -> None:
    """At the same version: who has the text open goes on writing."""
    if row.state in from_:
        _keep_version(row)
        row.state = state
        row.save()
