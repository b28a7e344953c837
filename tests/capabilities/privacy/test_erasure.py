"""Somebody is planted in every text there is, erased, and looked for in every column of every table."""

import json
from datetime import date

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage, get_connection
from django.utils.timezone import localdate

from draagvlak.basics import progress
from draagvlak.basics.mentions import GONE
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import AuditEntry, Invitation, Role, User
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.insights.models import KeptCounts, KeptMap, StoredReport
from draagvlak.capabilities.network.models import (
    Attendance,
    Batch,
    Contact,
    Inspiration,
    Meeting,
    Merging,
    Organisation,
    Participation,
    Person,
    Position,
)
from draagvlak.capabilities.privacy.actions.erasing.ledger import ledger_path
from draagvlak.capabilities.privacy.actions.erasure import NotErasedError, apply_erasures_again, erase
from draagvlak.capabilities.privacy.choices.texts import Erased, rules_of
from draagvlak.capabilities.privacy.models import RightsRequest
from draagvlak.capabilities.privacy.queries.erasing import what_would_go
from tests.capabilities.privacy.planted import BY_THE_BROWSER, EMAIL, NAME, Planted, everywhere
from tests.factories import AuthorityFactory, DirectorFactory, NetworkFactory, SeatFactory, UserFactory
from tests.factories.asked import asked_by_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(settings, tmp_path):
    settings.STATE, settings.EMAIL_FILE_PATH = tmp_path, tmp_path / "mail"
    authority = AuthorityFactory()
    with inside(authority):
        seat = seat_in(authority)
        yield Planted(seat.role, seat.network)


def seat_in(authority):
    return SeatFactory(network__authority=authority, role__authority=authority)


@pytest.fixture
def erased(house, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        house.done = erase(house.role.user, house.authority, house.person.pk, NAME)
    return house


def planted_columns():
    """Of the tables that are installed, every column in which a person can stand, as "table.column"."""
    for model in apps.get_models():
        for name, rule in rules_of(model._meta.label).items():
            if rule not in {Erased.FIXED, Erased.MARK} and name not in BY_THE_BROWSER:
                yield f"{model._meta.db_table}.{model._meta.get_field(name).column}"


NOT_BY_TEXT = {  # these hold keys of the person, codes, or hashes, and are looked at by a test of their own
    "network_membership.layers",
    "network_historicalmembership.layers",
    "insights_keptmap.ties",
    "account_emailaddress.email",
    "account_emailconfirmation.key",
    "axes_accessattempt.username",
    "axes_accessattempt.ip_address",
    "axes_accessfailurelog.username",
    "axes_accessfailurelog.ip_address",
    "axes_accesslog.username",
    "axes_accesslog.ip_address",
}


def test_before_it_they_stand_in_every_text(house):
    """Otherwise the next test could not fail: a new column of text must be planted too."""
    others = {
        column for column in planted_columns() if column.split("_")[0] in {"mfa", "socialaccount", "usersessions"}
    }
    assert everywhere() >= set(planted_columns()) - NOT_BY_TEXT - others


def test_after_it_they_stand_nowhere(erased):
    assert everywhere() == set()


def test_somebody_else_stays_as_they_were(house, django_capture_on_commit_callbacks):
    before = Person.objects.get(pk=house.other.pk)
    with django_capture_on_commit_callbacks(execute=True):
        erase(house.role.user, house.authority, house.person.pk, "ZYXWANDA qqvortel")
    after = Person.objects.get(pk=house.other.pk)
    assert (after.name, after.known_as == before.known_as) == ("Bo Ander", False)  # only texts that named the other
    assert {name for (name,) in Person.objects.values_list("name")} == {"Lies Regisseur", "Bo Ander"}
    assert User.objects.filter(pk=house.role.user_id).exists()


def test_contacts_stay_for_whoever_else_was_there(erased):
    assert not Contact.objects.filter(pk=erased.alone.pk).exists()
    about, shared, aside = (Contact.objects.get(pk=one.pk) for one in (erased.about, erased.shared, erased.aside))
    assert (about.subject, about.note, about.happened_on) == ("", "", date(2026, 3, 2))
    assert shared.note == f"{GONE} bracht Bo mee"
    assert aside.subject == f"Gesproken met {GONE} ({GONE}, {GONE})"
    there = Participation.objects.filter(contact=shared).values_list("person__name", flat=True)
    assert sorted(there) == ["Bo Ander", "Lies Regisseur"]
    assert (about.version, shared.version, aside.version) == (3, 3, 2)  # once for each part that named them
    assert len({about.fingerprint, shared.fingerprint, aside.fingerprint}) == 3
    assert shared.fingerprint != erased.shared.fingerprint
    assert set(Contact.history.filter(id=shared.pk).values_list("fingerprint", flat=True)) == {""}


def test_meetings_stay_for_whoever_else_was_there(erased):
    (left,) = Meeting.objects.all()
    assert left.title == f"Gesproken met {GONE} ({GONE}, {GONE})"
    assert Attendance.objects.filter(meeting=left).count() == 2


def test_what_can_be_undone_brings_nothing_back(erased):
    batch = Batch.objects.get(pk=erased.batch.pk)
    assert batch.filled == [
        ["person", erased.other.pk, "function", f"collega van {GONE}"],
        ["contact", erased.aside.pk, "subject", f"Gesproken met {GONE} ({GONE}, {GONE})"],
        ["participation", erased.aside.pk, "left", [[2, erased.other.pk]]],
        ["network", erased.network.pk, "director_id", None],
    ]
    (merging,) = Merging.objects.all()
    assert merging.taken["said"] == [f"Gesproken met {GONE} ({GONE}, {GONE})"]


def test_rows_of_the_person_are_gone_by_key_too(erased):
    key = erased.person.pk
    assert not Position.objects.filter(person=key).exists()
    assert not Person.history.filter(id__in=[key, 990]).exists()
    people, organisations = (KeptMap.objects.get(level=level) for level in ("people", "organisations"))
    assert [node[0] for node in people.nodes] == [str(erased.other.pk)]
    assert (people.ties, people.as_of, people.nodes[0][1:3]) == ([], date.min, [2, 3])
    assert organisations.as_of == date.min
    assert not StoredReport.objects.exists()
    assert (Invitation.objects.count(), Upload.objects.exclude(cells=b"").count()) == (0, 0)
    assert sorted(Upload.objects.values_list("state", flat=True)) == ["cancelled", "done"]
    assert [one.owner_id for one in Inspiration.objects.all()] == [erased.role.user_id]
    assert Organisation.objects.get().email == GONE


def test_the_account_goes_and_its_sessions(erased):
    assert not User.objects.filter(email=EMAIL).exists()
    (left,) = Session.objects.all()
    assert left.get_decoded() == {"_auth_user_id": str(erased.role.user_id), "seen": GONE}


def test_an_account_that_is_needed_elsewhere_stays_there(house, django_capture_on_commit_callbacks):
    role = DirectorFactory(user=house.account)
    with django_capture_on_commit_callbacks(execute=True):
        erase(house.role.user, house.authority, house.person.pk, NAME)
    assert list(Role.objects.filter(user=house.account)) == [role]
    assert User.objects.filter(pk=house.account.pk).exists()


def test_what_was_asked_stays_as_evidence_that_names_nobody(erased):
    asked = RightsRequest.objects.get()
    assert (asked.person, asked.words, asked.kind) == (None, "", "erasure")
    assert (asked.outcome, asked.answered_by, asked.answered_on) == ("done", erased.role.user, localdate())
    lines = AuditEntry.objects.filter(what="privacy.erase").values_list("row", flat=True)
    assert list(lines) == [f"network.person {erased.person.pk}"]


def test_mails_that_were_written_to_files_go(house, settings, django_capture_on_commit_callbacks):
    files = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=settings.EMAIL_FILE_PATH)
    EmailMessage(
        "Uitnodiging", "Dag Zyxwanda Qqvortél, welkom.", "a@x.example", ["b@x.example"], connection=files
    ).send()
    other = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=settings.EMAIL_FILE_PATH)
    EmailMessage("Uitnodiging", "Dag Bo.", "a@x.example", ["bo@x.example"], connection=other).send()
    assert len(list(settings.EMAIL_FILE_PATH.iterdir())) == 2
    with django_capture_on_commit_callbacks(execute=True):
        erase(house.role.user, house.authority, house.person.pk, NAME)
    (left,) = settings.EMAIL_FILE_PATH.iterdir()
    assert "Dag Bo." in left.read_text()


def test_parts_of_pages_are_forgotten(house, django_capture_on_commit_callbacks):
    cache = caches["template_fragments" if "template_fragments" in settings.CACHES else "default"]
    cache.set("part", f"<p>{NAME}</p>")
    with django_capture_on_commit_callbacks(execute=True):
        erase(house.role.user, house.authority, house.person.pk, NAME)
    assert cache.get("part") is None


def test_it_says_beforehand_what_goes(house):
    going = what_would_go(house.person)
    assert (going.contacts_alone, going.contacts_about, going.contacts_parted) == (1, 1, 1)
    assert (going.meetings_alone, going.meetings_parted) == (1, 1)
    assert (going.lists, going.lists_waiting, going.merged, going.positions, going.ties) == (2, 1, 1, 1, 1)
    assert (going.mentions, going.maybe) == (17, 0)  # in each sort of text of others
    assert (going.offices, going.evidence, going.files, going.files_unread) == (1, 1, 2, 1)
    done = erase(house.role.user, house.authority, house.person.pk, NAME)
    told = {part: done[part] for part in ("contacts_gone", "contacts_emptied", "contacts_parted", "lists")}
    assert told == {"contacts_gone": 1, "contacts_emptied": 1, "contacts_parted": 1, "lists": 2}


def test_a_first_name_alone_elsewhere_is_for_a_human(house):
    Person.objects.create(authority=house.authority, name="Zyxwanda Anders")
    house.contact(house.director, house.other, subject="Zyxwanda kwam niet", note="")
    assert what_would_go(house.person).maybe == 1


@pytest.mark.parametrize("typed", ["", "Zyxwanda", "Bo Ander"])
def test_not_without_the_name(house, typed):
    with pytest.raises(NotErasedError, match="name"):
        erase(house.role.user, house.authority, house.person.pk, typed)
    assert Person.objects.filter(pk=house.person.pk).exists()


def test_not_while_a_list_comes_in(house):
    upload = Upload.objects.filter(state="read").get()
    Upload.objects.filter(pk=upload.pk).update(state="importing")
    with progress.living(str(upload.token)), pytest.raises(NotErasedError, match="busy"):
        erase(house.role.user, house.authority, house.person.pk, NAME)
    assert Person.objects.filter(pk=house.person.pk).exists()


def test_not_oneself(house):
    with pytest.raises(NotErasedError, match="self"):
        erase(house.role.user, house.authority, house.director.pk, "Lies Regisseur")


def test_not_by_a_director_of_another_network(house):
    elsewhere = seat_in(house.authority)
    with pytest.raises(LookupError):
        erase(elsewhere.role.user, house.authority, house.person.pk, NAME)
    with pytest.raises(PermissionDenied):
        erase(UserFactory(), house.authority, house.person.pk, NAME)


def test_not_what_another_director_keeps_of_them(house):
    other = NetworkFactory(authority=house.authority)
    house.person.membership_set.create(network=other, authority=house.authority)
    with pytest.raises(LookupError):
        erase(house.role.user, house.authority, house.person.pk, NAME)
    administrator = DirectorFactory(authority=house.authority, kind="administrator").user
    assert erase(administrator, house.authority, house.person.pk, NAME)["memberships"] == 2


def test_another_authority_is_left_alone(house):
    there = AuthorityFactory()
    with inside(there):
        namesake = Person.objects.create(authority=there, name=NAME)
    erase(house.role.user, house.authority, house.person.pk, NAME)
    with inside(there):
        assert Person.objects.get(pk=namesake.pk).name == NAME


def test_the_ledger_holds_keys_and_a_restore_erases_again(house, django_capture_on_commit_callbacks):
    moment = RightsRequest.objects.get().received_on
    kept = {model: list(model._base_manager.all()) for model in (Person, Contact, Participation)}
    with django_capture_on_commit_callbacks(execute=True):
        erase(house.role.user, house.authority, house.person.pk, NAME)
    (line,) = ledger_path().read_text().splitlines()
    said = json.loads(line)
    assert set(said) == {"at", "authority", "people", "accounts"}
    assert (said["people"], said["accounts"]) == ([house.person.pk, 990], [house.account.pk])
    assert not any(needle in line.lower() for needle in ("zyx", "qqv", "@"))
    restored = [row for row in kept[Person] if row.pk == house.person.pk]
    for row in restored:
        row.account = None
    Person.objects.bulk_create(restored)
    assert everywhere() != set()
    since = house.account.date_joined.replace(year=moment.year - 1)
    assert apply_erasures_again(since) == 1
    assert everywhere() == set()
    assert apply_erasures_again(since) == 0
    assert len(ledger_path().read_text().splitlines()) == 1


def test_nothing_is_left_half(house, monkeypatch):
    """What breaks at the end leaves everything as it was, and no line."""
    monkeypatch.setattr("draagvlak.capabilities.privacy.actions.erasure.forget_sessions", None)
    with pytest.raises(TypeError):
        erase(house.role.user, house.authority, house.person.pk, NAME)
    assert Person.objects.filter(name=NAME).exists()
    assert not ledger_path().exists()


def test_the_number_of_questions_does_not_grow_with_contacts(house):
    for _ in range(30):
        house.contact(house.person, house.other, house.director)
    with asked_by_table() as asked:
        erase(house.role.user, house.authority, house.person.pk, NAME)
    assert max(asked.values()) <= 12, asked


def test_what_was_counted_of_them_stays_counted_without_a_key(erased):
    """One less the next day would say in which layer they were."""
    people = KeptCounts.objects.get().people
    assert str(erased.person.pk) not in people
    assert len(people) == 2
    assert people[str(erased.other.pk)] == [0, 0]
