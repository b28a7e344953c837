"""What has had its time ends: a function for each rule of choices.kept, called each night in every authority."""

from collections.abc import Callable

from django.utils.timezone import localdate, now

from draagvlak.basics.bulk import chunks, delete_at_once
from draagvlak.basics.letting_go import let_go
from draagvlak.basics.progress import Tell, silent
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.alignment.actions.ageing import _end_agreements, _end_questions
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.consents.actions.ageing import _end_asks, _end_quote_consents
from draagvlak.capabilities.conversations.actions.ageing import _end_fragments, _end_taken_away, _end_texts
from draagvlak.capabilities.exchange.actions import forget_old_lists
from draagvlak.capabilities.network.models import (
    Attendance,
    Batch,
    Contact,
    Meeting,
    Participation,
    Person,
    SameMeeting,
    Series,
)
from draagvlak.capabilities.privacy.actions.erasure import NotErasedError, _erase
from draagvlak.capabilities.privacy.choices.kept import Kept
from draagvlak.capabilities.privacy.models import Asked, RetentionRun
from draagvlak.capabilities.privacy.queries import ageing
from draagvlak.capabilities.pulse.models import Link
from draagvlak.capabilities.stories.actions.ageing import _end_consents, _end_words
from draagvlak.capabilities.succession.actions.ageing import _end_plans, _end_what_ifs
from draagvlak.capabilities.support.actions.ageing import _end_rows
from draagvlak.capabilities.visibility.actions.ageing import _end_visible
from draagvlak.capabilities.weaving.actions.ageing import _end_links, _end_words_said

CHUNK = 500
PIECE = 5000  # rows in one transaction of rules that may find very many, the first time that they run
IN_PIECES = {Kept.POVERTY_NOTES, Kept.CONTACTS, Kept.MEETINGS}


def carry_out(authority: Authority, key: Kept, tell: Tell = silent) -> int:
    """Do what the rule says with what has had its time in `authority`, now in scope. Gives how many rows.

    Nobody does this: time does. The audit tells of each run that found something. Where there are very many, in pieces,
    each whole: a server that stops halfway goes on the next night.
    """
    _end_uncounted(authority, key)
    found = ageing.aged(key).count
    if not found:
        RetentionRun.objects.update_or_create(authority=authority, rule=key, rows=0, defaults={"at": now()})
        return 0
    run, ended, piece = RetentionRun(authority=authority, rule=key), 0, PIECE
    while piece == PIECE:
        with acting(None, "privacy.keep_to_time", authority) as note:
            piece = ENDED[key](authority)
            ended += piece
            run.rows = ended
            run.save()
            note(run)
        tell(key, ended, found)
        if key not in IN_PIECES:
            break
    return ended


def _end_uncounted(authority: Authority, key: Kept) -> None:
    old = [rows for rows in ageing.uncounted(key) if rows.exists()]
    if old:
        with acting(None, "privacy.keep_to_time", authority, quietly=True) as note:
            for rows in old:
                delete_at_once(rows)
            note(authority)


def _empty_notes(authority: Authority) -> int:
    ((rows, _day),) = ageing.poverty_notes()
    keys = list(rows.values_list("pk", flat=True)[:PIECE])
    for some in chunks(keys, CHUNK):
        for one in (old := list(Contact.objects.filter(pk__in=some))):
            one.subject = one.note = ""
            one.version += 1
        Contact.objects.bulk_update(old, ["subject", "note", "version"])
        Contact.history.filter(id__in=some).update(subject="", note="")
    return len(keys)


def _end_contacts(authority: Authority) -> int:
    ((rows, _day),) = ageing.contacts()
    keys = list(rows.values_list("pk", flat=True)[:PIECE])
    for some in chunks(keys, CHUNK):
        Meeting.objects.filter(contact__in=some).update(contact=None)
        delete_at_once(SameMeeting.objects.filter(contact__in=some))
        delete_at_once(Participation.objects.filter(contact__in=some))
        delete_at_once(Contact.objects.filter(pk__in=some))
        delete_at_once(Contact.history.filter(id__in=some))
    return len(keys)


def _end_meetings(authority: Authority) -> int:
    ((rows, _day),) = ageing.meetings()
    keys = list(rows.values_list("pk", flat=True)[:PIECE])
    for some in chunks(keys, CHUNK):
        let_go(Meeting, some)
        delete_at_once(SameMeeting.objects.filter(meeting__in=some))
        delete_at_once(Attendance.objects.filter(meeting__in=some))
        delete_at_once(Meeting.objects.filter(pk__in=some))
        delete_at_once(Meeting.history.filter(id__in=some))
    Series.objects.filter(meetings=None, starts_at__lt=ageing.moment_before(Kept.MEETINGS)).delete()
    return len(keys)


def _end_evidence(authority: Authority) -> int:
    (evidence, _on), (steps, _due), (offices, _until) = ageing.evidence()
    return _end_rows(evidence, steps, offices)


def _end_shown(authority: Authority) -> int:
    (steps, _noted), (newsletters, _made) = ageing.visible()
    return _end_visible(steps, newsletters)


def _end_asked(authority: Authority) -> int:
    ((rows, _asked_on),) = ageing.questions()
    return _end_questions(rows)


def _end_agreed(authority: Authority) -> int:
    ((rows, _until),) = ageing.agreements()
    return _end_agreements(rows)


def _end_stories(authority: Authority) -> int:
    ((rows, _told),) = ageing.stories()
    return _end_words(rows)


def _end_withdrawn(authority: Authority) -> int:
    ((rows, _withdrawn),) = ageing.consents()
    return _end_consents(rows)


def _end_unagreed_fragments(authority: Authority) -> int:
    ((rows, _marked),) = ageing.fragments()
    return _end_fragments(rows)


def _end_agreed_quotes(authority: Authority) -> int:
    ((rows, _given),) = ageing.quote_consents()
    return _end_quote_consents(rows)


def _end_links_to_quotes(authority: Authority) -> int:
    ((rows, _until),) = ageing.quote_asks()
    return _end_asks(rows)


def _end_links_to_stories(authority: Authority) -> int:
    (reviews, _until), (given, _day) = ageing.story_links()
    return _end_links(reviews, given)


def _end_said_of_stories(authority: Authority) -> int:
    (reviews, _on), (given, _day) = ageing.said_of_stories()
    return _end_words_said(reviews, given)


def _end_succession(authority: Authority) -> int:
    (plans, _left), (kept, _noted) = ageing.FOUND[Kept.SUCCESSION]()
    return _end_plans(plans) + _end_what_ifs(kept)


def _end_texts_of_conversations(authority: Authority) -> int:
    return sum(_end_texts(rows) for rows, _added in ageing.FOUND[Kept.CONVERSATION_TEXTS]())


def _end_what_is_gone(authority: Authority) -> int:
    """What could be brought back until tonight, and versions of what is no more."""
    return _end_taken_away() + _delete(ageing.history)(authority)


def _ask(authority: Authority) -> int:
    ((rows, _day),) = ageing.to_ask()
    today = localdate()
    asked = [Asked(authority=authority, person_id=pk, asked_on=today) for pk in rows.values_list("pk", flat=True)]
    Asked.objects.bulk_create(asked, CHUNK)
    return len(asked)


def _erase_unrenewed(authority: Authority) -> int:
    """One who cannot be erased tonight, since a list is being read in, is tomorrow."""
    ((rows, _day),) = ageing.unrenewed()
    erased = 0
    for person in Person.objects.filter(pk__in=list(rows.values_list("person", flat=True))):
        try:
            _erase(authority, person)
        except NotErasedError:
            break
        erased += 1
    return erased


def _forget_undoing(authority: Authority) -> int:
    ((rows, _day),) = ageing.undoing()
    return Batch.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).update(filled=[])


def _forget_who_was_asked(authority: Authority) -> int:
    """How many were asked, and whether the link was used, stay: the response is counted by them."""
    ((rows, _day),) = ageing.survey_links()
    keys = list(rows.values_list("pk", flat=True))
    return Link.objects.filter(pk__in=keys).update(email="", token_hash="", reminder_hash="", name="")


def _end_answers(authority: Authority) -> int:
    ((sheets, _day), (remarks, _day), (works_with, _day)) = ageing.answers()
    ended = [rows.count() for rows in (sheets, remarks, works_with)]
    for rows in (sheets, remarks, works_with):
        delete_at_once(rows)
    return sum(ended)


def _delete(found: Callable[[], list[tuple[ageing.Rows, str]]]) -> Callable[[Authority], int]:
    def end(authority: Authority) -> int:
        counts = [(rows.count(), rows) for rows, _day in found()]
        for _count, rows in counts:
            rows.delete()
        return sum(count for count, _rows in counts)

    return end


ENDED: dict[Kept, Callable[[Authority], int]] = {
    Kept.POVERTY_NOTES: _empty_notes,
    Kept.CONTACTS: _end_contacts,
    Kept.MEETINGS: _end_meetings,
    Kept.EVIDENCE: _end_evidence,
    Kept.VISIBLE: _end_shown,
    Kept.QUESTIONS: _end_asked,
    Kept.AGREEMENTS: _end_agreed,
    Kept.STORIES: _end_stories,
    Kept.CONSENTS: _end_withdrawn,
    Kept.FRAGMENTS: _end_unagreed_fragments,
    Kept.QUOTE_CONSENTS: _end_agreed_quotes,
    Kept.QUOTE_ASKS: _end_links_to_quotes,
    Kept.STORY_LINKS: _end_links_to_stories,
    Kept.SAID_OF_STORIES: _end_said_of_stories,
    Kept.CONVERSATION_TEXTS: _end_texts_of_conversations,
    Kept.SUCCESSION: _end_succession,
    Kept.DRAFTS: _delete(ageing.drafts),
    Kept.ASKED: _ask,
    Kept.UNRENEWED: _erase_unrenewed,
    Kept.LISTS: forget_old_lists,
    Kept.UNDOING: _forget_undoing,
    Kept.INVITATIONS: _delete(ageing.invitations),
    Kept.SURVEY_LINKS: _forget_who_was_asked,
    Kept.ANSWERS: _end_answers,
    Kept.FORMS: _delete(ageing.forms),
    Kept.AUDIT: _delete(ageing.audit),
    Kept.REQUESTS: _delete(ageing.requests),
    Kept.HISTORY: _end_what_is_gone,
}
