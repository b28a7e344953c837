"""An older backup was put back: what was taken back since is so again, of every kind, and holds no words."""

from datetime import date

import pytest
from django.utils.timezone import localdate, now

from draagvlak.basics import outliving
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.consents.actions.asking import renew
from draagvlak.capabilities.consents.models import Ask
from draagvlak.capabilities.federation.actions.sending import make_feed, remove_addressee, revoke_feed
from draagvlak.capabilities.federation.models import Addressee
from draagvlak.capabilities.intervision.actions import sharing
from draagvlak.capabilities.intervision.actions.undoing import undo_sharing
from draagvlak.capabilities.intervision.models import SharedPiece
from draagvlak.capabilities.network.actions.feeds import make_feed as make_calendar
from draagvlak.capabilities.network.actions.feeds import revoke_feed as revoke_calendar
from draagvlak.capabilities.network.models import CalendarFeed
from draagvlak.capabilities.privacy.actions.again import apply_withdrawals_again
from draagvlak.capabilities.stories.actions.consents import note_consent, renew_link, withdraw_consent
from draagvlak.capabilities.stories.actions.stories import Words, tell
from draagvlak.capabilities.stories.models import Consent
from draagvlak.capabilities.weaving.actions import answering
from draagvlak.capabilities.weaving.models import Review
from tests.capabilities.policy.conftest import DAY, work
from tests.factories.booklets import published_story
from tests.factories.conversations import conversation_in, fragment_in, voice_in
from tests.factories.federation import Elsewhere

pytestmark = pytest.mark.django_db
__all__ = ["work"]
SAID = "Dat zei ik zo niet."


@pytest.fixture
def since(settings, tmp_path):
    settings.STATE = tmp_path
    return now()


def ledger():
    return outliving.file_at(outliving.TAKEN_BACK).read_text()


def test_the_consent_for_a_story_of_a_change(work, since):
    story = tell(*work.who, Words("Weer op de fiets", "Nu rijd ik mee.", date(2026, 6, 1), "M."), work.step())
    said = ("pages", "said", date(2026, 6, 2))
    row, _token = note_consent(*work.who, story.pk, said, work.step())
    withdraw_consent(*work.who, row.pk)
    Consent.objects.filter(pk=row.pk).update(withdrawn_on=None)
    apply_withdrawals_again(since)
    assert Consent.objects.get(pk=row.pk).withdrawn_on == DAY
    assert "fiets" not in ledger()


def test_what_a_municipality_shared(work, since):
    offer = sharing.Offer(sharing.Whom("all"), figures=("about", "stage"))
    made = work.step()
    one, other = sharing.share(*work.who, offer, made)
    step = work.step()
    sharing.withdraw(*work.who, one.pk, step)
    sharing.share_until(*work.who, (other.pk, other.version), localdate(), work.step())
    old = {"withdrawn_on": None, "until": None, "version": 1}
    SharedPiece.objects.update(**old)
    apply_withdrawals_again(since)
    found = SharedPiece.objects.order_by("pk").values_list("withdrawn_on", "until")
    assert list(found) == [(localdate(), None), (None, localdate())]
    undo_sharing(*work.who, step)  # taking it back was a mistake: that holds too
    SharedPiece.objects.filter(pk=one.pk).update(withdrawn_on=localdate())
    apply_withdrawals_again(since)
    assert SharedPiece.objects.get(pk=one.pk).withdrawn_on is None
    sharing.withdraw_all(*work.who, work.step())
    SharedPiece.objects.update(**old)
    apply_withdrawals_again(since)
    assert set(SharedPiece.objects.values_list("withdrawn_on", flat=True)) == {localdate()}


def test_that_something_was_shared_by_mistake(work, since):
    step = work.step()
    (piece,) = sharing.share(*work.who, sharing.Offer(sharing.Whom("all"), figures=("about",)), step)
    undo_sharing(*work.who, step)
    assert not SharedPiece.objects.exists()
    piece.pk = None
    piece.save()  # as the backup has it
    apply_withdrawals_again(since)
    assert SharedPiece.objects.get().withdrawn_on == localdate()


def test_what_somebody_said_of_a_story(work, since):
    talk = conversation_in(work.network)
    voice = voice_in(talk)
    story = published_story(work.network, "De bus", [fragment_in(talk, voice=voice)])
    at = {"authority": work.authority, "story": story, "participant": voice, "on": DAY, "until": date(2099, 1, 1)}
    row = Review.objects.create(token_hash=hash_of("secret"), **at)
    answering.answer("secret", row.version, ("other", SAID))
    said = Review.objects.get()
    answering.answer("secret", said.version, ("good", ""))
    apply_withdrawals_again(since)
    assert (Review.objects.get().answer, Review.objects.get().said) == ("good", "")  # what they say now stays
    Review.objects.update(answer="other", said=SAID, version=said.version)
    apply_withdrawals_again(since)
    row = Review.objects.get()
    assert (row.answer, row.said, row.said_on) == ("", "", None)
    assert SAID not in ledger()


def test_secret_addresses_that_were_closed(work, since):
    here = {"authority": work.authority}
    sent = [Addressee.objects.create(code=Elsewhere().code, name=f"Elders {n}", **here) for n in range(3)]
    for one in sent:
        make_feed(work.user, work.authority, one.pk, work.step())
    feeds = dict(Addressee.objects.values_list("pk", "feed_hash"))
    revoke_feed(work.user, work.authority, sent[0].pk)
    make_feed(work.user, work.authority, sent[1].pk, work.step())
    remove_addressee(work.user, work.authority, sent[2].pk)
    Addressee.objects.create(pk=sent[2].pk, code=sent[2].code, name="Elders", **here)
    calendar, _token = make_calendar(*work.who, work.step())
    revoke_calendar(*work.who, calendar.pk)
    voice = voice_in(conversation_in(work.network))
    asked = {"network": work.network, "participant": voice, "asked_on": DAY, "until": DAY, **here}
    ask = Ask.objects.create(token_hash=hash_of("lost"), **asked)
    renew((work.as_role("storyteller"), *work.who[1:]), ask.pk, True, work.step())
    story = tell(*work.who, Words("Weer op de fiets", "Nu rijd ik mee.", date(2026, 6, 1), "M."), work.step())
    consent, token = note_consent(*work.who, story.pk, ("pages", "said", date(2026, 6, 2)), work.step())
    renew_link(*work.who, consent.pk)
    for key, mark in feeds.items():
        Addressee.objects.filter(pk=key).update(feed_hash=mark)
    CalendarFeed.objects.update(revoked_at=None)
    Ask.objects.filter(pk=ask.pk).update(token_hash=hash_of("lost"))
    Consent.objects.update(token_hash=hash_of(token))
    apply_withdrawals_again(since)
    assert set(Addressee.objects.values_list("feed_hash", flat=True)) == {""}
    assert CalendarFeed.objects.get().revoked_at is not None
    assert (Ask.objects.get(pk=ask.pk).token_hash, Consent.objects.get().token_hash) == ("", "")
