"""What has had its time: for each rule of choices.kept the rows that go tonight. Writes nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Exists, Min, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.timezone import localdate, make_aware, now

from draagvlak.basics.months import months_after
from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.models import AuditEntry, Invitation, Role, SentForm, User
from draagvlak.capabilities.alignment.queries.ageing import old_agreements, old_questions
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.consents.queries import ageing as quoted
from draagvlak.capabilities.conversations.queries.ageing import old_texts, taken_away
from draagvlak.capabilities.exchange.choices import State
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.ideas.models import IdeaPicture
from draagvlak.capabilities.network.models import (
    Attendance,
    Batch,
    Contact,
    Meeting,
    Membership,
    Merging,
    Network,
    NoteDraft,
    Participation,
    Person,
)
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.privacy.choices.kept import BY_KEY, ERASE_AFTER, POVERTY, RULES, Kept, Rule
from draagvlak.capabilities.privacy.models import Asked, RetentionRun, RightsRequest
from draagvlak.capabilities.privacy.queries.merged import keys_in
from draagvlak.capabilities.privacy.queries.people import people_of
from draagvlak.capabilities.pulse.models import AnswerSheet, Link, Remark, Survey, WorksWith
from draagvlak.capabilities.stories.queries.ageing import spent_consents, without_consent
from draagvlak.capabilities.succession.queries.ageing import past_succession
from draagvlak.capabilities.support.models import EvidenceFile
from draagvlak.capabilities.support.queries.ageing import past_evidence
from draagvlak.capabilities.weaving.queries.ageing import old_words, spent_links

Rows = QuerySet[Any]
OF_IDEAS = "ideas."  # how the label of their tables begins


@dataclass(frozen=True)
class Aged:
    """A rule, how many rows it would end now and the day of the oldest; when it was last carried out, on how many."""

    rule: Rule
    count: int
    oldest: date | None
    ran_at: datetime | None = None
    ran_on: int | None = None


def aged(key: Kept) -> Aged:
    """What the rule would end in the authority in scope, if it ran now."""
    count, oldest = 0, []
    for rows, day in FOUND[key]():
        said = rows.order_by().aggregate(oldest=Min(day))["oldest"]
        count += rows.count()
        oldest += [said.date() if isinstance(said, datetime) else said] if said else []
    return Aged(BY_KEY[key], count, min(oldest, default=None))


def rehearsal() -> list[Aged]:
    """Every rule, in order."""
    ran: dict[str, RetentionRun] = {}
    for run in RetentionRun.objects.order_by("at", "pk"):
        ran[run.rule] = run
    found = []
    for rule in RULES:
        one, last = aged(rule.key), ran.get(rule.key)
        ran_at, ran_on = (last.at, last.rows) if last else (None, None)
        found.append(Aged(rule, one.count, one.oldest, ran_at, ran_on))
    return found


def last_runs() -> list[RetentionRun]:
    """The last fifty times that a rule ended something."""
    return list(RetentionRun.objects.filter(rows__gt=0)[:50])


def _before(key: Kept, today: date | None = None) -> date:
    """Rows of before this day have had their time."""
    rule, day = BY_KEY[key], today or localdate()
    return months_after(day, -rule.months) if rule.months else day - timedelta(days=rule.days)


def moment_before(key: Kept) -> datetime:
    if BY_KEY[key].months:
        return make_aware(datetime.combine(_before(key), datetime.min.time()))
    return now() - timedelta(days=BY_KEY[key].days)


def _in_networks(key: Kept, column: str) -> Q:
    """Rows of a network from before its day: an example that stands still does not wither away."""
    found = Q(pk=None)
    for network in Network.objects.all():
        found |= Q(**{"network": network, f"{column}__lt": _before(key, day_of(network))})
    return found


def in_poverty() -> QuerySet[Membership]:
    """Memberships, of now or before, in the layer of people in poverty."""
    return Membership.objects.annotate(said=Cast("layers", TextField())).filter(said__contains=f'"{POVERTY}"')


def poverty_notes() -> list[tuple[Rows, str]]:
    written = Q(pk__in=Contact.history.exclude(subject="", note="").values("id")) | ~Q(subject="", note="")
    there = Participation.objects.filter(contact=OuterRef("pk"), person__in=in_poverty().values("person"))
    rows = Contact.objects.filter(_in_networks(Kept.POVERTY_NOTES, "happened_on"), written, Exists(there))
    return [(rows, "happened_on")]


def contacts() -> list[tuple[Rows, str]]:
    return [(Contact.objects.filter(_in_networks(Kept.CONTACTS, "happened_on")), "happened_on")]


def meetings() -> list[tuple[Rows, str]]:
    return [(Meeting.objects.filter(_in_networks(Kept.MEETINGS, "starts_at__date")), "starts_at")]


def evidence() -> list[tuple[Rows, str]]:
    """Of each network as its day sees it."""
    return past_evidence(_by_network(Kept.EVIDENCE))


def _by_network(key: Kept) -> dict[int, date]:
    return {network.pk: _before(key, day_of(network)) for network in Network.objects.all()}


def questions() -> list[tuple[Rows, str]]:
    return [(old_questions(_by_network(Kept.QUESTIONS)), "request__asked_on")]


def agreements() -> list[tuple[Rows, str]]:
    return [(old_agreements(_before(Kept.AGREEMENTS)), "until")]


def stories() -> list[tuple[Rows, str]]:
    return [(without_consent(_by_network(Kept.STORIES)), "told_on")]


def consents() -> list[tuple[Rows, str]]:
    return [(spent_consents(_by_network(Kept.CONSENTS)), "withdrawn_on")]


def fragments() -> list[tuple[Rows, str]]:
    return [(quoted.fragments_without_consent(_by_network(Kept.FRAGMENTS)), "marked_on")]


def quote_consents() -> list[tuple[Rows, str]]:
    return [(quoted.spent_consents(_by_network(Kept.QUOTE_CONSENTS)), "given_on")]


def quote_asks() -> list[tuple[Rows, str]]:
    return [(quoted.spent_asks(_by_network(Kept.QUOTE_ASKS)), "until")]


def story_links() -> list[tuple[Rows, str]]:
    return [(rows, "until") for rows in spent_links(_by_network(Kept.STORY_LINKS))]


def said_of_stories() -> list[tuple[Rows, str]]:
    return [(rows, "said_on") for rows in old_words(_by_network(Kept.SAID_OF_STORIES))]


def without_contact(today: date | None = None) -> QuerySet[Person]:
    """People who met nobody for 24 months, hold no role, and of whom it was not said meanwhile that they stay."""
    day = _before(Kept.ASKED, today)
    met = Participation.objects.filter(person=OuterRef("pk"), contact__happened_on__gte=day)
    invited = Attendance.objects.filter(person=OuterRef("pk"), meeting__starts_at__date__gte=day)
    began = Membership.objects.filter(Q(since__gte=day) | Q(network__frozen_on__isnull=False), person=OuterRef("pk"))
    written = Person.history.filter(id=OuterRef("pk"), history_date__date__gte=day)
    held = Role.objects.filter(on_day(localdate()))
    return (
        Person.objects.filter(~Exists(met), ~Exists(invited), ~Exists(began), ~Exists(written))
        .filter(Q(renewed_on=None) | Q(renewed_on__lt=day))
        .filter(Q(batch=None) | Q(batch__created_at__date__lt=day))
        .filter(directs=None)
        .exclude(account__roles__in=held)
    )


def to_ask() -> list[tuple[Rows, str]]:
    rows = without_contact().exclude(pk__in=Asked.objects.values("person"))
    return [(rows, "batch__created_at")]


def unrenewed() -> list[tuple[Rows, str]]:
    rows = Asked.objects.filter(asked_on__lt=_before(Kept.UNRENEWED), person__in=without_contact().values("pk"))
    return [(rows, "asked_on")]


def drafts() -> list[tuple[Rows, str]]:
    return [(NoteDraft.objects.filter(sent_at__lt=moment_before(Kept.DRAFTS)), "sent_at")]


def lists() -> list[tuple[Rows, str]]:
    old = Upload.objects.filter(created_at__lt=moment_before(Kept.LISTS))
    return [(old.exclude(state=State.IMPORTING).exclude(cells=b""), "created_at")]


def undoing() -> list[tuple[Rows, str]]:
    return [(Batch.objects.filter(created_at__lt=moment_before(Kept.UNDOING)).exclude(filled=[]), "created_at")]


def invitations() -> list[tuple[Rows, str]]:
    ended = moment_before(Kept.INVITATIONS)
    over = Q(accepted_at__lt=ended) | Q(revoked_at__lt=ended) | Q(expires_at__lt=ended)
    return [(Invitation.objects.filter(over), "invited_at")]


def survey_links() -> list[tuple[Rows, str]]:
    """Of surveys that are over: what still says who was asked, or opens a form."""
    over = Survey.objects.filter(_in_networks(Kept.SURVEY_LINKS, "closes_on"))
    bare = Q(email="", token_hash="", reminder_hash="", name="")
    return [(Link.objects.filter(~bare, survey__in=over), "survey__closes_on")]


def answers() -> list[tuple[Rows, str]]:
    over = Survey.objects.filter(_in_networks(Kept.ANSWERS, "closes_on"))
    tables = (AnswerSheet, Remark, WorksWith)
    return [(model.objects.filter(survey__in=over), "survey__closes_on") for model in tables]


def forms() -> list[tuple[Rows, str]]:
    """Without those of ideas, which are not counted (`uncounted`)."""
    return [(_old_forms().exclude(made__startswith=OF_IDEAS), "at")]


def _old_forms() -> QuerySet[SentForm]:
    return SentForm.objects.filter(at__lt=moment_before(Kept.FORMS))


def audit() -> list[tuple[Rows, str]]:
    day = moment_before(Kept.AUDIT)
    return [(AuditEntry.objects.filter(at__lt=day), "at"), (RetentionRun.objects.filter(at__lt=day), "at")]


def requests() -> list[tuple[Rows, str]]:
    return [(RightsRequest.objects.filter(answered_on__lt=_before(Kept.REQUESTS)), "answered_on")]


def with_history() -> list[Any]:
    """Every table whose rows leave versions behind."""
    return [model for model in apps.get_models() if hasattr(model, "history")]


def history() -> list[tuple[Rows, str]]:
    """What is kept of rows that are no more; of whom became one with somebody else, as long as that can be undone."""
    found: list[tuple[Rows, str]] = []
    merged = [key for taken in Merging.objects.values_list("taken", flat=True) for key in keys_in(taken)]
    for model in with_history():
        # `objects`, since `history` of the library asks past the scope of the authority.
        rows = model.history.model.objects.exclude(id__in=model.objects.values("pk"))
        if model in (Person, Membership):
            key = "id" if model is Person else "person_id"
            rows = rows.exclude(**{f"{key}__in": merged})
        if f"{model._meta.app_label}." != OF_IDEAS:
            found.append((rows, "history_date"))
    found.append((EvidenceFile.objects.filter(evidence=None), "left_on"))
    return [*taken_away(), *found]


def uncounted(key: Kept) -> list[Rows]:
    """What ends by the rule too, but is told to nobody, not even as a number: nobody may know that an idea is there."""
    if key == Kept.FORMS:
        return [_old_forms().filter(made__startswith=OF_IDEAS)]
    if key != Kept.HISTORY:
        return []
    models = [model for model in with_history() if f"{model._meta.app_label}." == OF_IDEAS]
    gone = [model.history.model.objects.exclude(id__in=model.objects.values("pk")) for model in models]
    return [*gone, IdeaPicture.objects.filter(note=None)]


FOUND: dict[Kept, Callable[[], list[tuple[Rows, str]]]] = {
    Kept.POVERTY_NOTES: poverty_notes,
    Kept.CONTACTS: contacts,
    Kept.MEETINGS: meetings,
    Kept.EVIDENCE: evidence,
    Kept.QUESTIONS: questions,
    Kept.AGREEMENTS: agreements,
    Kept.STORIES: stories,
    Kept.CONSENTS: consents,
    Kept.FRAGMENTS: fragments,
    Kept.QUOTE_CONSENTS: quote_consents,
    Kept.QUOTE_ASKS: quote_asks,
    Kept.STORY_LINKS: story_links,
    Kept.SAID_OF_STORIES: said_of_stories,
    Kept.CONVERSATION_TEXTS: lambda: old_texts(_by_network(Kept.CONVERSATION_TEXTS)),
    Kept.SUCCESSION: lambda: past_succession(_by_network(Kept.SUCCESSION)),
    Kept.ASKED: to_ask,
    Kept.UNRENEWED: unrenewed,
    Kept.DRAFTS: drafts,
    Kept.LISTS: lists,
    Kept.UNDOING: undoing,
    Kept.INVITATIONS: invitations,
    Kept.SURVEY_LINKS: survey_links,
    Kept.ANSWERS: answers,
    Kept.FORMS: forms,
    Kept.AUDIT: audit,
    Kept.REQUESTS: requests,
    Kept.HISTORY: history,
}


def asked_about(user: User, authority: Authority) -> QuerySet[Asked]:
    """Of whom the user may say whether they stay, longest asked first."""
    mine = Asked.objects.filter(person__in=people_of(user, authority).values("pk"))
    return mine.select_related("person")


def erased_on(asked: Asked) -> date:
    return months_after(asked.asked_on, ERASE_AFTER)
