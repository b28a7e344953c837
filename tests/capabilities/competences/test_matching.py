"""Who could take which role: of those who allow it, without a level, and without anything about fewer than five."""

import json
from dataclasses import asdict

import pytest
from django.core.exceptions import PermissionDenied

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import AuditEntry
from draagvlak.capabilities.competences.actions import offers as actions
from draagvlak.capabilities.competences.models import Allowed, Described, Holding, Offer
from draagvlak.capabilities.competences.queries.matching import proposal_of
from draagvlak.capabilities.competences.queries.offers import open_roles, own_offers, waiting_for
from draagvlak.capabilities.competences.queries.vacancies import vacancy_of
from draagvlak.capabilities.competences.writers.vacancy_docx import as_docx
from draagvlak.capabilities.network.queries import day_of
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.matching import held, offered, role, someone, wish

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    authority = AuthorityFactory()
    with inside(authority):
        yield NetworkFactory(authority=authority)


@pytest.fixture
def director(network):
    return SeatFactory(network=network).role.user


def proposed(network):
    return {one.shown.role.name: one.somebody.name if one.somebody else None for one in proposal_of(network).roles}


def named(needs):
    return [need.card.key for need in needs]


def test_why_somebody_and_who_else(network):
    someone(network, "Ann", {"listening": 3, "trust": 1})
    someone(network, "Bob", {"trust": 3})
    someone(network, "Cas", {"listening": 1})
    role(network, "Brug", {"listening": 3, "trust": 2})
    (one,) = proposal_of(network).roles
    assert (one.somebody.name, named(one.met), named(one.unmet)) == ("Ann", ["listening"], ["trust"])
    assert [(other.somebody.name, other.roles, other.levels, other.load) for other in one.instead] == [
        ("Bob", 0, 2, 0),
        ("Cas", 0, 3, 0),
    ]


def test_only_who_allows_it_and_can_answer(network):
    best = someone(network, "Ann", {"listening": 4}, may=False)
    someone(network, "Lot", {"listening": 4}, kind="LEADER")
    someone(network, "Pol", {"listening": 4}, kind="STORYTELLER")
    someone(network, "Bob", {"listening": 1})
    role(network, "Brug", {"listening": 4})
    assert proposed(network) == {"Brug": "Bob"}
    allows = {"person": best, "user": best.account, "authority": network.authority, "network": network}
    now = Allowed.objects.create(since=day_of(network), **allows)
    assert proposed(network) == {"Brug": "Ann"}
    now.until = day_of(network)
    now.save()
    assert proposed(network) == {"Brug": "Bob"}


def test_what_somebody_has_or_was_asked_or_declined_or_has_no_hours_for(network):
    ann, bob = someone(network, "Ann", {"listening": 4}), someone(network, "Bob", {"listening": 3}, hours=4)
    first = role(network, "Eerste", {"listening": 4}, hours=4)
    assert proposed(network) == {"Eerste": "Ann"}
    no = offered(ann, first, "declined", answered_on=day_of(network))
    assert proposed(network) == {"Eerste": "Bob"}
    first.hours = 5
    first.save()
    assert proposed(network) == {"Eerste": None}
    no.delete()
    open_one = offered(ann, first)
    second = role(network, "Tweede", {"listening": 1})
    assert proposed(network) == {"Tweede": "Bob"}
    open_one.delete()
    held(bob, second)
    assert proposed(network) == {"Eerste": "Ann"}


def test_nothing_of_fewer_than_five_together(network):
    people = [someone(network, f"P{n}", {"listening": n}) for n in range(4)]
    asked = role(network, "Brug", {"listening": 3})
    wish(people[2], asked)
    found = proposal_of(network)
    assert (found.allowed, found.is_anybody, found.hanging, found.helping) == (0, True, None, None)
    assert found.roles[0].reached is None
    for n in range(3):
        someone(network, f"Q{n}", {"listening": 0})
    found = proposal_of(network)
    assert (found.allowed, found.is_anybody) == (5, True)
    assert found.roles[0].reached == 1
    assert [(one.need.card.key, one.need.level, one.reached) for one in found.hanging] == [("listening", 3, 1)]


def test_which_training_covers_most_without_whose(network):
    people = [someone(network, f"P{n}", {"listening": 1, "trust": 1}) for n in range(5)]
    asked = role(network, "Brug", {"listening": 3, "trust": 1})
    assert proposal_of(network).helping == ()
    wish(people[3], asked)
    (found,) = proposal_of(network).helping
    assert asdict(found) == {"name": "Luisteren zonder oordeel", "covers": 1}


def test_no_level_of_anybody_is_in_it(network):
    """Two people alike but for a level that changes nothing in what is covered: the proposal is the same."""
    ann = someone(network, "Ann", {"listening": 2, "trust": 4})
    for n in range(5):
        someone(network, f"P{n}")
    role(network, "Brug", {"listening": 2, "trust": 4, "results": 4})
    before = proposal_of(network)
    assert before.roles[0].somebody.name == "Ann"
    Described.objects.filter(person=ann, card="listening").update(level=4)
    Described.objects.create(
        person=ann, user=ann.account, authority=network.authority, card="results", level=1, said_on=day_of(network)
    )
    after = proposal_of(network)
    assert strip(after) == strip(before)


def strip(found):
    """All but what it costs to take somebody else, which is of all roles together, and told as less or not less."""
    told = asdict(found)
    for one in told["roles"]:
        for other in one["instead"]:
            other["levels"] = other["levels"] > 0
    return json.dumps(told, default=str, sort_keys=True)


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(network, django_assert_num_queries, count):
    for n in range(count * 3):
        person = someone(network, f"P{n}", {"listening": n % 5}, hours=9, roles=2)
        asked = role(network, f"Rol {n}", {"listening": 2, "trust": 1}, hours=3)
        wish(person, asked)
        offered(person, role(network, f"Andere {n}"), "open")
    with django_assert_num_queries(13):
        proposal_of(network)


def test_an_offer_is_answered_by_whom_it_was_made_to(network, director):
    ann, asked = someone(network, "Ann"), role(network, "Brug")
    whole = (network.authority, network)
    made = actions.offer(director, *whole, asked.pk, ann.pk)
    assert waiting_for(ann.account) == [network]
    with pytest.raises(actions.NotOpenError):
        actions.offer(director, *whole, asked.pk, ann.pk)
    bob = someone(network, "Bob")
    with pytest.raises(Offer.DoesNotExist):
        actions.accept(bob.account, *whole, made.pk)
    actions.accept(ann.account, *whole, made.pk)
    assert [(one.person, one.role, one.since) for one in Holding.objects.all()] == [(ann, asked, day_of(network))]
    with pytest.raises(ChangedMeanwhileError):
        actions.decline(ann.account, *whole, made.pk)
    actions.take_back_answer(ann.account, *whole, made.pk)
    assert not Holding.objects.exists()
    assert not Holding.history.exists()
    assert own_offers(ann.account, network)[0].offer.is_open
    actions.decline(ann.account, *whole, made.pk)
    assert (Holding.objects.count(), waiting_for(ann.account)) == (0, [])
    assert actions.offer(director, *whole, asked.pk, bob.pk)
    with pytest.raises(ChangedMeanwhileError):
        actions.take_back_answer(ann.account, *whole, made.pk)


def test_what_cannot_be_offered(network, director):
    ann, asked = someone(network, "Ann", may=False), role(network, "Brug")
    whole = (network.authority, network)
    with pytest.raises(LookupError):
        actions.offer(director, *whole, asked.pk, ann.pk)
    bob = someone(network, "Bob")
    with pytest.raises(PermissionDenied):
        actions.offer(bob.account, *whole, asked.pk, bob.pk)
    held(ann, asked)
    with pytest.raises(actions.NotOpenError):
        actions.offer(director, *whole, asked.pk, bob.pk)
    assert not Offer.objects.exists()


def test_a_role_that_went_to_somebody_else_is_not_taken(network, director):
    ann, bob, asked = someone(network, "Ann"), someone(network, "Bob"), role(network, "Brug")
    whole = (network.authority, network)
    made = actions.offer(director, *whole, asked.pk, ann.pk)
    has = held(bob, asked)
    with pytest.raises(actions.NotOpenError):
        actions.accept(ann.account, *whole, made.pk)
    has.delete()
    actions.withdraw(director, *whole, made.pk)
    with pytest.raises(ChangedMeanwhileError):
        actions.accept(ann.account, *whole, made.pk)
    assert own_offers(ann.account, network) == []


def test_each_day_on_which_it_was_read_is_in_the_audit(network, director):
    for _ in range(2):
        actions.write_down_that_it_was_read(director, network.authority, network)
    assert [entry.row for entry in AuditEntry.objects.all()] == [f"network.network {network.pk}"]


def test_open_roles_bear_no_name(network):
    ann = someone(network, "Ann", {"listening": 4})
    first, second = role(network, "Eerste", {"listening": 4}), role(network, "Tweede")
    held(ann, role(network, "Derde"))
    offered(ann, second)
    assert [(shown.role, is_asked) for shown, is_asked in open_roles(network)] == [(first, False), (second, True)]


def test_a_vacancy_asks_what_nobody_covers(network):
    someone(network, "Ann", {"listening": 3})
    asked = role(network, "Brug", {"listening": 3, "trust": 2}, hours=4, text="Elke week.\n\nMet koffie.")
    found = vacancy_of(network, asked.pk)
    assert (found.is_whole, found.may_be_shorter) == (False, True)
    assert [one.name for one in found.vacancy.asked] == ["Vertrouwen opbouwen met mensen in armoede"]
    assert found.vacancy.text == "\n\n".join(
        [
            "Gezocht: Brug",
            f"Voor het netwerk {network.name}, {network.authority}.",
            "Elke week.",
            "Met koffie.",
            "Reken op ongeveer 4 uur per maand. Soms is dat meer, soms minder.",
            "Herken je jezelf hierin?\n- Vertrouwen opbouwen met mensen in armoede: "
            "Ik kom terug wanneer ik het beloofde, samen met iemand die de mensen al kent.",
            "Niet alles is van jou? Laat het ons toch weten. Veel leer je hier, met hulp van anderen.",
            "Zin om er eens over te praten? Vraag het aan de netwerkregisseur. Een gesprek bindt je nergens toe.",
        ]
    )
    assert len(vacancy_of(network, asked.pk, whole=True).vacancy.asked) == 2
    assert as_docx(found.vacancy).startswith(b"PK")
    assert vacancy_of(network, asked.pk + 1) is None


def test_a_vacancy_is_honest_about_hours_and_about_asking_nothing(network):
    text = vacancy_of(network, role(network, "Brug").pk).vacancy.text
    assert "Hoeveel uur dit vraagt, weten we nog niet." in text
    assert "Herken je jezelf" not in text
