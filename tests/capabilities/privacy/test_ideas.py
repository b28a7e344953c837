"""What of a closed idea nobody may learn from erasing, from how long things are kept, and from one's own data."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from draagvlak.basics.mentions import GONE
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import AuditEntry, SentForm
from draagvlak.capabilities.ideas.models import Companion, Experiment, Idea, IdeaNote, IdeaPicture
from draagvlak.capabilities.privacy.actions.erasure import erase
from draagvlak.capabilities.privacy.actions.keeping import carry_out
from draagvlak.capabilities.privacy.choices.kept import Kept
from draagvlak.capabilities.privacy.models import RetentionRun
from draagvlak.capabilities.privacy.queries.ageing import aged
from draagvlak.capabilities.privacy.queries.erasing import what_would_go
from tests.capabilities.privacy.planted import NAME, Planted, everywhere
from tests.factories import AuthorityFactory, SeatFactory
from tests.factories.ideas import IdeaFactory, opened, with_role

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 4)


@pytest.fixture
def house(settings, tmp_path):
    settings.STATE, settings.EMAIL_FILE_PATH = tmp_path, tmp_path / "mail"
    authority = AuthorityFactory()
    with inside(authority):
        seat = SeatFactory(network__authority=authority, role__authority=authority)
        yield Planted(seat.role, seat.network)


def of_ideas():
    return {column for column in everywhere() if column.startswith("ideas_")}


def test_the_name_goes_out_of_closed_ideas_and_the_preview_counts_none(house, django_capture_on_commit_callbacks):
    assert {"ideas_idea.title", "ideas_historicalidea.text", "ideas_ideanote.said_by"} <= of_ideas()
    with_ideas = what_would_go(house.person)
    audit = AuditEntry.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        erase(house.role.user, house.authority, house.person.pk, NAME)
    assert of_ideas() == set()
    assert AuditEntry.objects.count() == audit + 1
    idea = Idea.objects.get(key="of-another")
    assert (idea.owner_person, idea.title) == (None, f"Gesproken met {GONE} ({GONE}, {GONE})")
    assert not Companion.objects.filter(idea=idea).exists()
    assert Idea.objects.get(key="of-their-own-and-a-guest").owner is None
    assert not Idea.objects.filter(key="of-their-own").exists()
    assert not Idea.history.filter(id=house.own_idea.pk).exists()
    assert with_ideas.mentions > 0


def test_the_preview_is_the_same_without_ideas(house):
    before = what_would_go(house.person)
    Idea.objects.all().delete()
    assert what_would_go(house.person) == before


def test_what_is_kept_of_ideas_ends_in_time_and_is_counted_for_nobody(house):
    before = {key: aged(key) for key in (Kept.FORMS, Kept.HISTORY)}
    idea, whose = Idea.objects.get(key="of-another"), {"authority": house.authority}
    gone = Experiment.objects.create(idea=idea, tried="x", began_on=DAY, **whose)
    key = gone.pk
    gone.delete()
    IdeaPicture.objects.create(kind="png", content=b"x", left_on=DAY, **whose)
    SentForm.objects.create(user=house.role.user, key="a-form-of-an-idea", made=f"ideas.idea {idea.pk}", **whose)
    SentForm.objects.update(at=now() - timedelta(days=40))
    assert {key: aged(key) for key in (Kept.FORMS, Kept.HISTORY)} == before
    audit = AuditEntry.objects.count()
    assert [carry_out(house.authority, key) for key in (Kept.FORMS, Kept.HISTORY)] == [0, 0]
    assert not SentForm.objects.filter(made__startswith="ideas.").exists()
    assert not Experiment.history.filter(id=key).exists()
    assert not IdeaPicture.objects.exists()
    assert (AuditEntry.objects.count(), RetentionRun.objects.filter(rows__gt=0).count()) == (audit, 0)
    assert Idea.history.filter(id=idea.pk).exists()


def test_one_takes_ones_own_ideas_along_and_nobody_elses(house, client):
    user = with_role(house.network, "COLLEAGUE")
    idea = opened(IdeaFactory(network=house.network, owner=user, title="Van mij"), "political")
    whose = {"authority": house.authority, "idea": idea, "on": DAY}
    IdeaNote.objects.create(text="Mijn notitie", by=user, **whose)
    IdeaNote.objects.create(text="Van een ander", by=house.role.user, **whose)
    client.force_login(user)
    held = json.loads(client.get(reverse("privacy:own_ideas", args=[house.authority.slug])).content)
    (one,) = held["ideas"]
    assert (held["schema"], one["title"]) == ("draagvlak.own-ideas/1", "Van mij")
    assert one["open_to"] == [{"layer": "political", "since": "2026-03-04"}]
    assert one["notes"] == [{"on": "2026-03-04", "kind": "note", "text": "Mijn notitie"}]
    client.force_login(house.role.user)
    assert json.loads(client.get(reverse("privacy:own_ideas", args=[house.authority.slug])).content)["ideas"] == []
