"""A first name alone in what others wrote: shown to who may read it, taken out where they say so, and nowhere else."""

import pytest

from draagvlak.basics.mentions import GONE
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.conversations.models import Conversation
from draagvlak.capabilities.network.models import Contact, Inspiration, Participation
from draagvlak.capabilities.policy.models import Result
from draagvlak.capabilities.privacy.actions.erasure import erase
from draagvlak.capabilities.privacy.queries.words_alone import words_alone
from draagvlak.capabilities.support.models import Evidence, Step
from draagvlak.capabilities.visibility.models import Newsletter, VisibleStep
from draagvlak.capabilities.weaving.models import WovenStory
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory, UserFactory
from tests.factories.people import DAY, add_contact, add_someone

pytestmark = pytest.mark.django_db


class House:
    def __init__(self, authority):
        self.authority = authority
        seat = SeatFactory(network__authority=authority)
        self.user, self.network = seat.role.user, seat.network
        self.an, self.bo = add_someone(self.network, "An Peeters"), add_someone(self.network, "Bo Claes")
        self.cas = add_someone(self.network, "Cas Maes")
        add_contact(self.network, self.an, self.bo, subject="An zong")
        self.about = self.contact("Bo vertelde over An.", self.bo, self.cas)
        self.other = self.contact("An Claes kwam langs", self.bo, self.cas)
        self.elsewhere = self.contact(
            "An was er", add_someone(beside := NetworkFactory(authority=authority)), on=beside
        )
        whose = {"authority": authority, "network": self.network, "noted_on": DAY}
        self.own = Inspiration.objects.create(owner=self.user, text="Wat An zei", **whose)
        self.not_ones_own = Inspiration.objects.create(owner=UserFactory(), text="Wat An zei", **whose)

    def contact(self, note, *people, on=None):
        made = add_contact(on or self.network, *people)
        made.note = note
        made.save()
        return made


@pytest.fixture
def house(settings, tmp_path):
    settings.STATE = tmp_path
    authority = AuthorityFactory()
    with inside(authority):
        yield House(authority)


def test_places_are_those_that_one_may_read(house):
    places = {
        place.key: (place.before, place.word, place.after)
        for place in words_alone(house.user, house.authority, house.an)
    }
    assert places == {
        f"c{house.about.pk}": ("zwemmen\nBo vertelde over ", "An", "."),
        f"c{house.other.pk}": ("zwemmen\n", "An", " Claes kwam langs"),
        f"i{house.own.pk}": ("Wat ", "An", " zei"),
    }
    administrator = SeatFactory(network=house.network, role__kind="administrator").role.user
    assert words_alone(administrator, house.authority, house.an) == []


def test_only_where_somebody_said_so_the_name_goes_also_from_its_history(house):
    mark = Contact.objects.get(pk=house.about.pk).fingerprint
    keys = [f"c{house.about.pk}", f"i{house.own.pk}", f"i{house.not_ones_own.pk}", f"c{house.elsewhere.pk}", "x1", "c"]
    done = erase(house.user, house.authority, house.an.pk, "An Peeters", keys)
    assert done["words"] == 2
    about, other = (Contact.objects.get(pk=one.pk) for one in (house.about, house.other))
    assert (about.note, other.note) == (f"Bo vertelde over {GONE}.", "An Claes kwam langs")
    assert about.version == 2
    assert about.fingerprint != mark
    assert {row.note for row in Contact.history.filter(id=about.pk)} == {"", f"Bo vertelde over {GONE}."}
    assert Contact.objects.get(pk=house.elsewhere.pk).note == "An was er"
    assert [one.text for one in Inspiration.objects.order_by("pk")] == [f"Wat {GONE} zei", "Wat An zei"]
    assert Participation.objects.filter(contact=about).count() == 2


@pytest.mark.parametrize(
    ("model", "part", "more"),
    [
        (Evidence, "text", {"layer": "political", "kind": "message", "on": DAY}),
        (Step, "words", {"layer": "political"}),
        (VisibleStep, "words", {"layer": "political", "what": "story"}),
        (Result, "text", {"title": "De pas bestaat", "on": DAY}),
        (Conversation, "question", {"title": "Avond", "held_on": DAY}),
        (WovenStory, "lead", {"title": "De bus", "written_on": DAY}),
        (Newsletter, "introduction", {"title": "Voorjaar", "since": DAY, "made_on": DAY}),
    ],
)
def test_what_else_is_written_in_a_network_is_offered_to_who_directs_it(house, model, part, more):
    whose = {"authority": house.authority, "network": house.network}
    whose |= {"person": house.bo} if model is Evidence else {}
    row = model.objects.create(**{part: "Zoals An zei, en Anna ook."}, **whose, **more)
    (place,) = {one.key for one in words_alone(house.user, house.authority, house.an)} - {
        f"c{house.about.pk}", f"c{house.other.pk}", f"i{house.own.pk}"
    }  # fmt: skip
    administrator = SeatFactory(network=house.network, role__kind="administrator").role.user
    assert words_alone(administrator, house.authority, house.an) == []
    assert erase(house.user, house.authority, house.an.pk, "An Peeters", [place])["words"] == 1
    row.refresh_from_db()
    assert getattr(row, part) == f"Zoals {GONE} zei, en Anna ook."


def test_the_page_offers_them_one_by_one(house, client):
    client.force_login(house.user)
    page = f"/{house.authority.slug}/privacy/personen/{house.an.pk}/wissen/"
    shown = client.get(page).content.decode()
    assert f'value="c{house.about.pk}"' in shown
    assert "<mark>An</mark>" in shown
    refused = client.post(page, {"name": "Iemand", "alone": [f"c{house.about.pk}"]})
    assert refused.status_code == 422
    assert f'id="woord-c{house.about.pk}" checked' in refused.content.decode()
    assert client.post(page, {"name": "An Peeters", "alone": [f"c{house.about.pk}"]}).status_code == 302
    assert Contact.objects.get(pk=house.about.pk).note == f"Bo vertelde over {GONE}."
