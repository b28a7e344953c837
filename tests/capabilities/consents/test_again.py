"""A backup that knows less is put back: what was taken back is so again, however often, and whatever it lacks."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from draagvlak.basics import outliving
from draagvlak.capabilities.consents.actions.taking_back import take_back_for
from draagvlak.capabilities.consents.models import QuoteConsent
from draagvlak.capabilities.conversations.models import Fragment, Source
from draagvlak.capabilities.privacy.actions.again import apply_withdrawals_again
from draagvlak.wiring.backups import finish_restore
from tests.capabilities.policy.conftest import DAY
from tests.factories.consents import agreed
from tests.factories.conversations import SAID, TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def before(told, settings, tmp_path):
    """Words of which the consent was taken back; put back, as an older backup has them."""
    settings.STATE = tmp_path
    since = now()
    agreed(told.first)
    take_back_for((told.work.user, *told.who[1:]), told.voice.pk)
    QuoteConsent.objects.update(withdrawn_on=None, withdrawn_how="", name="An", words_mark="x")
    Fragment.objects.filter(pk=told.first.pk).update(words=SAID[0], taken_back_on=None, start=8, end=33)
    Fragment.history.filter(id=told.first.pk).update(words=SAID[0])
    Source.objects.update(text=TEXT)
    return since


def gone():
    row, held = QuoteConsent.objects.get(), outliving.file_at(outliving.TAKEN_BACK).read_text()
    assert (row.withdrawn_on, row.withdrawn_how, row.name, row.words_mark) == (DAY, "request", "", "")
    return not any(SAID[0] in text for text in (Source.objects.get().text, held))


def test_twice_is_once(told, before):
    assert [apply_withdrawals_again(before), apply_withdrawals_again(before)] == [1, 1]
    assert gone()
    assert set(Fragment.history.filter(id=told.first.pk).values_list("words", flat=True)) == {""}
    assert Source.objects.get().text.count("[…]") == 1


def test_a_fragment_that_is_not_there_leaves_no_words_in_the_text(told, before):
    Fragment.objects.filter(pk=told.first.pk).delete()
    apply_withdrawals_again(before)
    assert gone()


def test_a_line_that_was_cut_off_hides_no_other_and_no_line_reaches_over_a_restore(before):
    path = outliving.file_at(outliving.TAKEN_BACK)
    path.write_text('{"at": "20' + "\n" + path.read_text() + '{"at": ')
    outliving.note_restore(outliving.TAKEN_BACK)
    assert len(list(outliving.lines_since(outliving.TAKEN_BACK, before))) == 1
    assert apply_withdrawals_again(now() + timedelta(seconds=1)) == 0


def test_a_restore_that_was_cut_off_is_finished(before):
    outliving.file_at("restoring").write_text(before.isoformat())
    assert (finish_restore(), finish_restore()) == (True, False)
    assert gone()
