"""What has had its time goes, on the day and not before; what has not, stays. Days are moved; nobody waits."""

from datetime import date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils.timezone import localdate, make_aware, now

from draagvlak.basics.months import months_after
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import AuditEntry, Invitation, SentForm
from draagvlak.capabilities.network.models import (
    Attendance,
    Batch,
    Contact,
    Meeting,
    Membership,
    NoteDraft,
    Participation,
    Person,
    Series,
)
from draagvlak.capabilities.privacy.actions import keeping
from draagvlak.capabilities.privacy.actions.keeping import ENDED, carry_out
from draagvlak.capabilities.privacy.actions.renewing import renew
from draagvlak.capabilities.privacy.choices.kept import RULES, Kept
from draagvlak.capabilities.privacy.models import Asked, RetentionRun, RightsRequest
from draagvlak.capabilities.privacy.queries.ageing import FOUND, aged, last_runs, rehearsal
from draagvlak.capabilities.privacy.tasks import keep_to_time
from tests.factories import AuthorityFactory, DirectorFactory, SeatFactory

pytestmark = pytest.mark.django_db
TEXT = "Ze vertelde over haar huur"


class House:
    def __init__(self, authority):
        seat = SeatFactory(network__authority=authority, role__authority=authority)
        self.authority, self.network, self.user = authority, seat.network, seat.role.user
        self.lies = self.person("Lies", "colleague", account=self.user)
        self.poor = self.person("Fatima", "people_in_poverty")
        self.partner = self.person("Bo", "partner_organisation")
        network = self.network
        network.director = self.lies
        network.save()

    def person(self, name, layer, **more):
        made = Person.objects.create(authority=self.authority, name=name, **more)
        Membership.objects.create(authority=self.authority, network=self.network, person=made, layers=[layer])
        return made

    def contact(self, on, *people, network=None):
        made = Contact.objects.create(
            authority=self.authority,
            network=network or self.network,
            happened_on=on,
            kind="gesprek",
            subject=TEXT,
            note=TEXT,
            fingerprint=str(Contact.objects.count()),
        )
        Participation.objects.bulk_create(
            Participation(authority=self.authority, contact=made, person=one) for one in people
        )
        return made

    def run(self, key):
        return carry_out(self.authority, key)

    def long_ago(self):
        """As if everybody had come years ago."""
        Person.history.update(history_date=now() - timedelta(days=3000))


@pytest.fixture
def house(settings, tmp_path):
    settings.STATE = tmp_path
    authority = AuthorityFactory()
    with inside(authority):
        yield House(authority)


def ago(months, days=0):
    return months_after(localdate(), -months) - timedelta(days=days)


def test_each_rule_has_what_finds_its_rows_and_what_ends_them():
    keys = {rule.key for rule in RULES}
    assert keys == set(Kept) == set(FOUND) == set(ENDED)
    assert len(RULES) == len(keys)


def test_notes_with_somebody_in_poverty_lose_their_text_after_24_months(house):
    old = house.contact(ago(24, 1), house.lies, house.poor)
    young = house.contact(ago(24), house.lies, house.poor)
    others = house.contact(ago(24, 1), house.lies, house.partner)
    old.note = "herzien: " + TEXT
    old.save()
    assert (aged(Kept.POVERTY_NOTES).count, aged(Kept.POVERTY_NOTES).oldest) == (1, ago(24, 1))
    assert house.run(Kept.POVERTY_NOTES) == 1
    said = {one.pk: (one.subject, one.note, one.kind) for one in Contact.objects.all()}
    assert said == {old.pk: ("", "", "gesprek"), young.pk: (TEXT, TEXT, "gesprek"), others.pk: (TEXT, TEXT, "gesprek")}
    assert set(Contact.history.filter(id=old.pk).values_list("subject", "note")) == {("", "")}
    assert Participation.objects.filter(contact=old).count() == 2
    assert Contact.objects.get(pk=old.pk).version == 2
    assert house.run(Kept.POVERTY_NOTES) == 0


def test_it_counts_also_who_was_in_that_layer_before(house):
    Membership.objects.filter(person=house.poor).update(until=ago(12))
    Membership.objects.create(
        authority=house.authority, network=house.network, person=house.poor, layers=["colleague"], since=ago(11)
    )
    house.contact(ago(25), house.lies, house.poor)
    assert house.run(Kept.POVERTY_NOTES) == 1


def test_a_text_that_only_its_history_holds_goes_too(house):
    one = house.contact(ago(25), house.lies, house.poor)
    Contact.objects.filter(pk=one.pk).update(subject="", note="")
    assert house.run(Kept.POVERTY_NOTES) == 1
    assert house.run(Kept.POVERTY_NOTES) == 0


def test_contacts_and_meetings_go_after_six_years(house):
    old, young = house.contact(ago(72, 1), house.lies), house.contact(ago(72), house.lies)
    at = make_aware(datetime.combine(ago(72, 1), datetime.min.time()))
    whose = {"authority": house.authority, "network": house.network}
    series = Series.objects.create(rule="FREQ=MONTHLY", starts_at=at, **whose)
    meeting = Meeting.objects.create(
        title=TEXT, starts_at=at, ends_at=at, uid="1", series=series, contact=young, **whose
    )
    later = Meeting.objects.create(
        title=TEXT, starts_at=at + timedelta(days=2), ends_at=at, uid="2", contact=old, **whose
    )
    Attendance.objects.create(authority=house.authority, meeting=meeting, person=house.lies)
    assert (house.run(Kept.CONTACTS), house.run(Kept.MEETINGS)) == (1, 1)
    assert list(Contact.objects.values_list("pk", flat=True)) == [young.pk]
    assert list(Meeting.objects.values_list("pk", "contact")) == [(later.pk, None)]
    assert (Contact.history.filter(id=old.pk).count(), Meeting.history.filter(id=meeting.pk).count()) == (0, 0)
    assert (Attendance.objects.count(), Series.objects.count()) == (0, 0)


def test_an_example_that_stands_still_does_not_wither(house):
    house.contact(ago(80), house.lies, house.poor)
    house.network.frozen_on = ago(79)
    house.network.save()
    assert (aged(Kept.POVERTY_NOTES).count, aged(Kept.CONTACTS).count, aged(Kept.ASKED).count) == (0, 0, 0)


def test_people_without_contact_are_asked_about_and_then_erased(house):
    house.contact(ago(25), house.lies, house.poor)
    house.contact(ago(23), house.lies, house.partner)
    assert house.run(Kept.ASKED) == 0  # they came today
    house.long_ago()
    assert house.run(Kept.ASKED) == 1
    assert list(Asked.objects.values_list("person__name", "asked_on")) == [("Fatima", localdate())]
    assert house.run(Kept.ASKED) == 0
    Asked.objects.update(asked_on=ago(3))
    assert house.run(Kept.UNRENEWED) == 0
    Asked.objects.update(asked_on=ago(3, 1))
    assert house.run(Kept.UNRENEWED) == 1
    assert not Person.objects.filter(name="Fatima").exists()
    assert not Person.history.filter(name="Fatima").exists()


def test_who_is_kept_is_not_asked_about_again(house):
    house.long_ago()
    assert house.run(Kept.ASKED) == 2
    renew(house.user, house.authority, house.poor.pk)
    house.long_ago()
    assert [one.person.name for one in Asked.objects.all()] == ["Bo"]
    assert house.run(Kept.ASKED) == 0
    Person.objects.update(renewed_on=ago(24, 1))
    Person.history.update(history_date=now() - timedelta(days=3000))
    assert house.run(Kept.ASKED) == 1


def test_who_was_met_meanwhile_is_not_erased(house):
    house.long_ago()
    house.run(Kept.ASKED)
    Asked.objects.update(asked_on=ago(4))
    house.contact(localdate(), house.poor, house.lies)
    assert house.run(Kept.UNRENEWED) == 1
    assert set(Person.objects.values_list("name", flat=True)) == {"Lies", "Fatima"}


def test_links_keys_and_lines_go(house):
    ended = now() - timedelta(days=31)
    ahead = now() + timedelta(days=1)
    more = {"authority": house.authority, "email": "a@x.example", "kind": "partner"}
    for n, said in enumerate(({"accepted_at": ended}, {"revoked_at": ended}, {})):
        Invitation.objects.create(token_hash=str(n), expires_at=ahead, **more, **said)
    Invitation.objects.create(token_hash="4", expires_at=ended, **more)
    for key in "ab":
        SentForm.objects.create(authority=house.authority, key=key, made="x.y 1")
        AuditEntry.objects.create(authority=house.authority, what="network.open", row="x.y 1")
        batch = Batch.objects.create(
            authority=house.authority, network=house.network, filled=[["person", 1, "name", key]]
        )
        RightsRequest.objects.create(authority=house.authority, kind="access", received_on=ago(61), due_on=ago(60))
    SentForm.objects.filter(key="a").update(at=ended)
    Batch.objects.filter(pk=batch.pk).update(created_at=ended)
    first = AuditEntry.objects.order_by("pk").first()
    AuditEntry.objects.filter(pk=first.pk).update(at=first.at - timedelta(days=740))
    RightsRequest.objects.filter(pk=RightsRequest.objects.first().pk).update(answered_on=ago(60, 1))
    keys = (Kept.INVITATIONS, Kept.FORMS, Kept.AUDIT, Kept.UNDOING, Kept.REQUESTS)
    assert [house.run(key) for key in keys] == [3, 1, 1, 1, 1]
    assert [row.token_hash for row in Invitation.objects.all()] == ["2"]
    assert [row.key for row in SentForm.objects.all()] == ["b"]
    assert sorted(len(row.filled) for row in Batch.objects.all()) == [0, 1]
    assert [house.run(key) for key in keys] == [0, 0, 0, 0, 0]


def test_history_follows_its_row(house):
    house.partner.delete()
    assert Person.history.filter(name="Bo").exists()
    assert house.run(Kept.HISTORY) > 0
    assert not Person.history.filter(name="Bo").exists()
    assert Person.history.filter(name="Fatima").exists()


def test_a_rehearsal_changes_nothing_and_says_what_would_go(house, capsys):
    house.contact(ago(25), house.lies, house.poor)
    before = list(Contact.objects.values())
    call_command("retention", "--dry-run")
    lines = capsys.readouterr().out.splitlines()
    assert f"{house.authority.slug} poverty_notes: 1, oldest {ago(25)}" in lines
    assert len(lines) == len(RULES)
    assert (list(Contact.objects.values()), RetentionRun.objects.count()) == (before, 0)


def test_the_night_does_it_in_every_authority_and_tells(house):
    there = AuthorityFactory()
    with inside(there):
        other = House(there)
        other.contact(ago(25), other.poor)
    house.contact(ago(25), house.poor)
    assert keep_to_time()["poverty_notes"] == 2
    with inside(house.authority):
        (run,) = last_runs()
        assert (run.rule, run.rows) == ("poverty_notes", 1)
        shown = {one.rule.key: (one.count, one.ran_on) for one in rehearsal()}
        assert shown[Kept.POVERTY_NOTES] == (0, 1)
        assert shown[Kept.MEETINGS] == (0, 0)
        (line,) = AuditEntry.objects.filter(what="privacy.keep_to_time")
        assert (line.user, line.row) == (None, f"privacy.retentionrun {run.pk}")
    keep_to_time()
    with inside(house.authority):
        assert RetentionRun.objects.filter(rows=0, rule="poverty_notes").count() == 1


def test_months_of_a_calendar():
    assert months_after(date(2026, 8, 31), -6) == date(2026, 2, 28)


def test_very_many_go_in_pieces_and_tell_how_far_it_is(house, monkeypatch):
    monkeypatch.setattr(keeping, "PIECE", 2)
    for _ in range(5):
        house.contact(ago(72, 1), house.lies)
    told = []
    assert carry_out(house.authority, Kept.CONTACTS, lambda *said: told.append(said)) == 5
    assert told == [(Kept.CONTACTS, 2, 5), (Kept.CONTACTS, 4, 5), (Kept.CONTACTS, 5, 5)]
    assert [run.rows for run in RetentionRun.objects.filter(rule=Kept.CONTACTS)] == [5]


def test_what_is_done_stays_done_where_a_piece_fails(house, monkeypatch):
    monkeypatch.setattr(keeping, "PIECE", 2)
    for _ in range(5):
        house.contact(ago(72, 1), house.lies)

    def stop(_key, done, _of):
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        carry_out(house.authority, Kept.CONTACTS, stop)
    assert Contact.objects.count() == 1
    assert house.run(Kept.CONTACTS) == 1


def test_a_line_that_nobody_confirmed_goes_after_thirty_days(house):
    user = DirectorFactory(authority=house.authority).user
    whose = {"authority": house.authority, "network": house.network, "owner": user}
    old, young = (NoteDraft.objects.create(line=TEXT, typed_on=localdate(), **whose) for _ in range(2))
    NoteDraft.objects.filter(pk=old.pk).update(sent_at=now() - timedelta(days=31))
    NoteDraft.objects.filter(pk=young.pk).update(sent_at=now() - timedelta(days=29))
    assert house.run(Kept.DRAFTS) == 1
    assert list(NoteDraft.objects.all()) == [young]
