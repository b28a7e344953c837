"""The pages of one's rights, and of who answers for them."""

import io
import json
import re
import zipfile
from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import AuditEntry, Role
from draagvlak.capabilities.network.models import Contact, Membership, Participation, Person, Seat
from draagvlak.capabilities.privacy.actions.requests import note_request
from draagvlak.capabilities.privacy.models import Asked, RightsRequest
from tests.factories import AuthorityFactory, DirectorFactory, NetworkFactory, SeatFactory, UserFactory
from tests.factories.asked import asked_by_table

pytestmark = pytest.mark.django_db
KEY = "k" * 22


class House:
    def __init__(self, authority):
        self.authority = authority
        self.root = f"/{authority.slug}/privacy/"
        seat = SeatFactory(network__authority=authority, role__authority=authority)
        self.network, self.director = seat.network, seat.role.user
        self.account = UserFactory(email="bo@partner.example")
        role = Role.objects.create(user=self.account, authority=authority, kind="partner")
        Seat.objects.create(authority=authority, role=role, network=self.network)
        self.bo = self.person("Bo Partner", account=self.account)
        self.administrator = DirectorFactory(authority=authority, kind="administrator").user
        Authenticator.objects.create(user=self.administrator, type="totp", data={"secret": "x"})  # asked of them

    def person(self, name, **more):
        made = Person.objects.create(authority=self.authority, name=name, **more)
        Membership.objects.create(authority=self.authority, network=self.network, person=made, layers=["colleague"])
        return made

    def contact(self, text, *people):
        made = Contact.objects.create(
            authority=self.authority,
            network=self.network,
            happened_on=date(2026, 5, 4),
            subject=text,
            fingerprint=str(Contact.objects.count()),
        )
        for one in people:
            Participation.objects.create(authority=self.authority, contact=made, person=one)
        return made


@pytest.fixture
def house(settings, tmp_path):
    settings.STATE = tmp_path
    authority = AuthorityFactory()
    with inside(authority):
        yield House(authority)


def text_of(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_it_works_from_asking_to_nothing_left(house, client, django_capture_on_commit_callbacks):
    house.contact("Bo Partner wil zwemmen", house.bo, house.person("Cas Collega"))
    client.force_login(house.account)
    assert "Wat weten jullie over mij?" in text_of(client.get(house.root))
    assert "wil zwemmen" in text_of(client.get(f"{house.root}over-mij/"))
    sent = {"key": KEY, "words": "Graag alles."}
    for _twice in range(2):
        answer = client.post(f"{house.root}vraag/access/", sent, follow=True)
        assert "Je vraag is verstuurd." in text_of(answer)
    asked = RightsRequest.objects.get()

    client.force_login(house.director)
    assert "1 vraag wacht op antwoord" in text_of(client.get(house.root))
    assert "Bo Partner" in text_of(client.get(f"{house.root}vragen/"))
    assert "Graag alles." in text_of(client.get(f"{house.root}vragen/{asked.pk}/"))
    archive = f"{house.root}personen/{house.bo.pk}/inzage/"
    assert "Bo Partner wil zwemmen" in text_of(client.get(archive))
    made = client.post(archive, {})
    with zipfile.ZipFile(io.BytesIO(b"".join(made.streaming_content))) as found:
        held = json.loads(found.read("gegevens.json"))
    assert held["contacts"][0]["text"] == "Bo Partner wil zwemmen"
    client.post(f"{house.root}vragen/{asked.pk}/", {"outcome": "done"})
    assert "Beantwoord op" in text_of(client.get(f"{house.root}vragen/"))
    assert "1 teksten bekeken" in text_of(client.get(f"{house.root}personen/{house.bo.pk}/"))

    erase = f"{house.root}personen/{house.bo.pk}/wissen/"
    assert "1 contact blijft voor de anderen, zonder deze persoon." in text_of(client.get(erase))
    wrong = client.post(erase, {"name": "Bo"})
    assert (wrong.status_code, "Er is niets gewist." in text_of(wrong)) == (422, True)
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(erase, {"name": "bo partner"}, follow=True)
    assert "De persoon is gewist, overal." in text_of(done)
    for page in ("", "vragen/", f"vragen/{asked.pk}/", "logboek/", "bewaartermijnen/"):
        assert "Bo Partner" not in text_of(client.get(f"{house.root}{page}"))
    assert client.get(erase).status_code == 404
    assert Contact.objects.get().subject == "[gewist] wil zwemmen"


def test_a_request_that_came_by_letter(house, client):
    client.force_login(house.director)
    assert "Bo Partner" in text_of(client.get(f"{house.root}vragen/nieuw/?q=partner bo"))
    assert "We vonden niemand" in text_of(client.get(f"{house.root}vragen/nieuw/?q=zzz"))
    note = f"{house.root}personen/{house.bo.pk}/vraag/"
    shown = client.get(f"{note}?soort=objection")
    assert '<option value="objection" selected>' in shown.content.decode()
    said = {"key": KEY, "kind": "objection", "received_on": "2026-05-04", "words": "liever niet"}
    assert client.post(note, said | {"received_on": (localdate() + timedelta(days=1)).isoformat()}).status_code == 422
    went = [client.post(note, said)["Location"] for _twice in range(2)]
    asked = RightsRequest.objects.get()
    assert went == [f"{house.root}vragen/{asked.pk}/"] * 2
    assert (asked.received_on, asked.due_on) == (date(2026, 5, 4), date(2026, 6, 4))
    assert "Te laat: het moest op 4 juni 2026" in text_of(client.get(went[0]))


def test_an_objection_is_noted_and_taken_back(house, client):
    client.force_login(house.director)
    page = f"{house.root}personen/{house.bo.pk}/"
    client.post(f"{page}bezwaar/", {"bezwaar": "ja"})
    assert Person.objects.get(pk=house.bo.pk).objected_on == localdate()
    assert "Neem het bezwaar terug" in text_of(client.get(page))
    client.post(f"{page}bezwaar/", {"bezwaar": "nee"})
    assert Person.objects.get(pk=house.bo.pk).objected_on is None


def test_who_stays_is_kept(house, client):
    Asked.objects.create(authority=house.authority, person=house.bo, asked_on=date(2026, 1, 5))
    client.force_login(house.director)
    page = text_of(client.get(f"{house.root}bewaartermijnen/"))
    assert "Bo Partner" in page
    assert "5 januari 2026" in page
    answer = client.post(f"{house.root}personen/{house.bo.pk}/houden/", follow=True)
    assert "Bo Partner blijft." in text_of(answer)
    assert not Asked.objects.exists()


def test_a_director_of_another_network_finds_nobody(house, client):
    there = SeatFactory(network=NetworkFactory(authority=house.authority), role__authority=house.authority)
    asked = note_request(house.director, house.authority, house.bo.pk, ("access", "", localdate()))
    person = f"personen/{house.bo.pk}/"
    pages = [person, f"{person}inzage/", f"{person}wissen/", f"{person}vraag/", f"vragen/{asked.pk}/"]
    client.force_login(there.role.user)
    assert [client.get(f"{house.root}{page}").status_code for page in pages] == [404] * 5
    posts = [f"{person}bezwaar/", f"{person}houden/", f"{person}wissen/", f"vragen/{asked.pk}/"]
    assert [client.post(f"{house.root}{page}", {"outcome": "done"}).status_code for page in posts] == [404] * 4
    for page in ("vragen/", "vragen/nieuw/?q=Bo", "logboek/", "bewaartermijnen/"):
        assert "Bo Partner" not in text_of(client.get(f"{house.root}{page}"))
    client.force_login(house.director)
    assert [client.get(f"{house.root}{page}").status_code for page in pages] == [200] * 5


def test_of_a_person_in_two_networks_only_the_administrator_erases(house, client):
    other = NetworkFactory(authority=house.authority)
    Membership.objects.create(authority=house.authority, network=other, person=house.bo)
    client.force_login(house.director)
    page = f"{house.root}personen/{house.bo.pk}/"
    assert "Alleen de beheerder van de gemeente" in text_of(client.get(page))
    assert client.get(f"{page}wissen/").status_code == 404
    client.force_login(house.administrator)
    assert client.get(f"{page}wissen/").status_code == 200


def test_a_partner_handles_nobody(house, client):
    client.force_login(house.account)
    person = f"personen/{house.bo.pk}/"
    pages = ["vragen/", "vragen/nieuw/", "bewaartermijnen/", "logboek/csv/", person, f"{person}inzage/"]
    assert [client.get(f"{house.root}{page}").status_code for page in pages] == [404] * 6
    assert client.get(f"{house.root}vraag/everything/").status_code == 404
    for page in ("", "over-mij/", "vraag/erasure/", "logboek/"):
        assert client.get(f"{house.root}{page}").status_code == 200


def test_somebody_who_is_nobody_yet_may_ask(house, client):
    role = Role.objects.create(user=UserFactory(), authority=house.authority, kind="leader")
    Seat.objects.create(authority=house.authority, role=role, network=house.network)
    client.force_login(role.user)
    assert "hoort nog niet bij iemand" in text_of(client.get(f"{house.root}over-mij/"))
    client.post(f"{house.root}vraag/access/", {"key": KEY})
    asked = RightsRequest.objects.get()
    client.force_login(house.director)
    assert "Zoek de persoon" in text_of(client.get(f"{house.root}vragen/{asked.pk}/"))


def test_the_log_is_filtered_paged_and_taken_out(house, client):
    for n in range(60):
        AuditEntry.objects.create(
            authority=house.authority, user=house.account, what="network.open", row=f"network.person {n}"
        )
    AuditEntry.objects.create(authority=house.authority, user=None, what="privacy.keep_to_time", row="x.y 1")
    client.force_login(house.administrator)
    log = f"{house.root}logboek/"
    first = text_of(client.get(f"{log}?what=network.open"))
    assert "60 regels, de nieuwste eerst" in first
    assert "Bladzijde 1 van 2" in first
    assert "?what=network.open&amp;pagina=2" in first
    assert "Bladzijde 2 van 2" in text_of(client.get(f"{log}?what=network.open&pagina=2"))
    assert "Geen regels gevonden." in text_of(client.get(f"{log}?until=2020-01-01"))
    odd = text_of(client.get(f"{log}?who=x&what=zzz&since=32/13/2026"))
    assert "61 regels" in odd
    made = client.get(f"{log}csv/?what=privacy.keep_to_time")
    assert made["Content-Disposition"] == 'attachment; filename="logboek.csv"'
    assert len(b"".join(made.streaming_content).splitlines()) == 2


@pytest.mark.parametrize("page", ["", "over-mij/", "vragen/", "bewaartermijnen/", "logboek/", "vragen/nieuw/?q=Extra"])
def test_as_many_questions_for_one_row_as_for_three(page, house, client):
    Person.objects.filter(pk=house.bo.pk).update(account=house.director)
    client.force_login(house.director)

    def add(n):
        one = house.person(f"Extra {n}")
        house.contact("Overleg", house.bo, one)
        note_request(house.director, house.authority, house.bo.pk, ("access", "", localdate()))
        Asked.objects.create(authority=house.authority, person=one, asked_on=localdate())

    def questions():
        with asked_by_table() as asked:
            assert client.get(f"{house.root}{page}").status_code == 200
        return asked

    add(1)
    questions()
    before = questions()
    add(2)
    add(3)
    assert questions() == before
    assert max(before.values()) <= 20, before  # each rule of retention asks networks for their day


def test_who_corrects_comes_to_the_page_where_one_does(house, client):
    elsewhere = house.person("Cas Elders")
    Membership.objects.filter(person=elsewhere).delete()
    for person, leads_to in (
        (house.bo, f"/mensen/{house.bo.pk}/verbeteren/"),
        (elsewhere, f"personen/{elsewhere.pk}/"),
    ):
        made = note_request(
            house.administrator,
            house.authority,
            person.pk,
            ("rectification", "", localdate()),
            once=f"{KEY}{person.pk}",
        )
        client.force_login(house.administrator)
        page = client.get(f"{house.root}vragen/{made.pk}/")
        assert leads_to in text_of(page)
    assert (
        client.get(f"/{house.authority.slug}/{house.network.slug}/mensen/{house.bo.pk}/verbeteren/").status_code == 200
    )
