"""From the proposal to somebody who takes the role; who sees what of it on the way."""

import re
from io import BytesIO

import docx
import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.competences.models import Holding, Offer
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory, in_two_steps
from tests.factories.ideas import with_role
from tests.factories.matching import DAY, held, offered, role, someone, wish

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield NetworkFactory(authority=authority, slug="net")


@pytest.fixture
def director(network, client):
    user = SeatFactory(network=network).role.user
    client.force_login(user)
    return user


def to(name, *more):
    return reverse(f"competences:{name}", args=["gemeente", "net", *more])


def text(client, name, *more):
    return " ".join(client.get(to(name, *more)).content.decode().split())


def plain(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2].partition("</main>")[0]).split())


def ask(client, name):
    """Press the button that asks `name`, on the page of the proposal."""
    page = text(client, "matching")
    form = re.search(rf"<form[^>]*>((?:(?!</form>).)*)Vraag {name}", page)[1]
    hidden = dict(re.findall(r'name="(key|role|person)" value="([^"]+)"', form))
    return client.post(to("offer"), hidden, follow=True), hidden


def test_it_works(client, network, director, mailoutbox):
    ann = someone(network, "Ann", {"listening": 3})
    role(network, "Brug", {"listening": 3, "trust": 2}, hours=4)
    page = plain(text(client, "matching"))
    assert "Voorstel: Ann ." in page
    assert "Gedekt Luisteren zonder oordeel" in page
    assert "Nog niet gedekt Vertrouwen opbouwen met mensen in armoede" in page
    assert "Minder dan vijf mensen laten toe" in page
    answer, hidden = ask(client, "Ann")
    assert "Gevraagd. Het antwoord lees je hier." in answer.content.decode()
    client.post(to("offer"), hidden)
    assert Offer.objects.count() == 1
    (mail,) = mailoutbox
    assert (mail.to, to("offers") in mail.body) == ([ann.account.email], True)
    assert "Brug" not in mail.subject + mail.body
    client.force_login(ann.account)
    assert "In Netwerk" in plain(client.get(reverse("competences:mine", args=["gemeente"])).content.decode())
    assert "Ongeveer 4 uur per maand" in plain(text(client, "offers"))
    said = client.post(to("accept_offer", Offer.objects.get().pk), follow=True)
    assert "Vanaf vandaag heb jij deze rol" in said.content.decode()
    assert Holding.objects.get().person == ann
    client.force_login(director)
    assert "Brug : Ann zei ja op" in plain(text(client, "matching"))


def test_a_question_is_taken_back_right_away(client, network, director):
    someone(network, "Ann")
    role(network, "Brug")
    answer, _ = ask(client, "Ann")
    undo = re.search(r'action="([^"]+/weg/)"[^>]*>', answer.content.decode())[1]
    said = client.post(undo, follow=True)
    assert "Teruggenomen." in said.content.decode()
    assert "Voorstel: Ann" in plain(said.content.decode())
    assert Offer.objects.get().state == "withdrawn"
    assert "Er kwam intussen een antwoord" in client.post(undo, follow=True).content.decode()


def test_a_mail_that_cannot_leave_is_told(client, network, director, monkeypatch):
    def fails(*_args):
        raise ConnectionRefusedError

    monkeypatch.setattr("draagvlak.pages.competences.views.matching.send_mail", fails)
    someone(network, "Ann")
    role(network, "Brug")
    answer, _ = ask(client, "Ann")
    assert "De mail kon niet weg: zeg het ook even zelf." in answer.content.decode()
    assert Offer.objects.get().state == "open"


def test_an_answer_is_taken_back(client, network, director):
    ann = someone(network, "Ann")
    one = offered(ann, role(network, "Brug"))
    client.force_login(ann.account)
    for name in ("accept_offer", "decline_offer"):
        said = client.post(to(name, one.pk), follow=True)
        undo = re.search(r'action="([^"]+/terug/)"', said.content.decode())[1]
        again = client.post(undo, follow=True)
        assert "De vraag wacht weer op je antwoord." in again.content.decode()
        assert not Holding.objects.exists()
        assert client.post(undo).status_code == 404
    client.post(to("decline_offer", one.pk))
    answered = client.post(to("accept_offer", one.pk), follow=True)
    assert "Er is niets veranderd" in answered.content.decode()
    assert not Holding.objects.exists()


def test_somebody_else_is_as_good_and_can_be_asked(client, network, director):
    someone(network, "Ann", {"listening": 3})
    bob = someone(network, "Bob", {"listening": 3})
    role(network, "Brug", {"listening": 3})
    page = plain(text(client, "matching"))
    other = "Bob" if "Voorstel: Ann" in page else "Ann"
    assert f"{other} : dan is alles samen even goed gedekt." in page
    ask(client, other)
    assert Offer.objects.get().person.name == other
    assert bob.name in {"Ann", "Bob"}


def test_no_level_and_no_wish_of_anybody_stands_there(client, network, director):
    """The words of the level that somebody has, and that they wish for it, are there to be found: not here."""
    for n in range(6):
        person = someone(network, f"Mens {n}", {"listening": 1, "trust": 4})
    asked = role(network, "Brug", {"listening": 3})
    wish(person, asked)
    page = text(client, "matching")
    assert "Ik herhaal in eigen woorden wat iemand zei" in page  # what the role needs
    assert "Ik zit mee aan tafel" not in page
    assert "Vertrouwen opbouwen" not in page
    assert "Minstens 5 mensen" in page
    assert "<strong>Luisteren zonder oordeel</strong>: één stap verder" in page
    assert "wil graag" not in plain(page)


def test_an_administrator_reads_and_asks_nothing(client, network, director):
    someone(network, "Ann")
    role(network, "Brug")
    client.force_login(in_two_steps(with_role(network, "ADMINISTRATOR")))
    page = text(client, "matching")
    assert "Voorstel: <strong>Ann</strong>" in page
    assert to("offer") not in page


def test_a_leader_reads_roles_without_names_or_levels(client, network, director):
    ann = someone(network, "Ann", {"listening": 3})
    offered(ann, role(network, "Eerste", {"listening": 3}, hours=2, text="Elke week."))
    role(network, "Tweede")
    held(ann, role(network, "Derde"))
    client.force_login(with_role(network, "LEADER"))
    page = plain(text(client, "open_roles"))
    assert (
        "Eerste Ongeveer 2 uur per maand Elke week. De rol vraagt: Luisteren zonder oordeel Er is iemand gevraagd"
        in page
    )
    assert "Derde" not in page
    assert "Ann" not in page
    assert "Ik herhaal" not in page


def test_a_vacancy_to_read_and_to_take_along(client, network, director):
    someone(network, "Ann", {"listening": 3})
    asked = role(network, "Brug naar <mensen>", {"listening": 3, "trust": 2})
    page = text(client, "vacancy", asked.pk)
    assert "Deze tekst vraagt alleen wat het voorstel nog niet dekt." in page
    assert "- Vertrouwen opbouwen met mensen in armoede: Ik kom terug" in page
    assert "Luisteren zonder oordeel" not in page
    assert "Luisteren zonder oordeel" in client.get(to("vacancy", asked.pk), {"alles": "ja"}).content.decode()
    file = client.get(to("vacancy_file", asked.pk))
    assert file["Content-Disposition"] == 'attachment; filename="vacature-brug-naar-mensen.docx"'
    told = [paragraph.text for paragraph in docx.Document(BytesIO(file.content)).paragraphs]
    assert told[0] == "Gezocht: Brug naar <mensen>"
    assert not [line for line in told if "Ann" in line]


def test_where_there_is_nothing_yet(client, network, director):
    page = plain(text(client, "matching"))
    assert "Nog niemand laat toe om voorgesteld te worden." in page
    assert "Er is geen rol zonder iemand." in page
    assert "Er is je nu geen rol gevraagd." in text(client, "offers")


def test_what_changed_meanwhile_asks_nothing(client, network, director):
    ann, one = someone(network, "Ann", may=False), role(network, "Brug")
    for sent in ({"role": one.pk, "person": ann.pk, "key": "k" * 20}, {"role": "x"}):
        assert "Er is niemand iets gevraagd." in client.post(to("offer"), sent, follow=True).content.decode()
    assert not Offer.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_queries(client, network, director, django_assert_num_queries, count):
    for n in range(count):
        person = someone(network, f"P{n}", {"listening": n})
        role(network, f"Rol {n}", {"listening": 2})
        offered(person, role(network, f"Andere {n}"), "declined", answered_on=DAY)
    client.get(to("matching"))
    with django_assert_num_queries(20):
        client.get(to("matching"))
