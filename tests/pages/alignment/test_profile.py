"""What a network is for and asks: filled in, changed by two, taken back; and shared with a neighbour."""

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.alignment.actions.sharing import share_with_neighbour
from draagvlak.capabilities.alignment.models import NeighbourShare, Profile, Request, RequestedFrom
from draagvlak.capabilities.alignment.queries.sharing import neighbours_of, shared_with_us
from draagvlak.capabilities.authorities.models import Municipality
from draagvlak.capabilities.network.models import Membership, Organisation, Partnering
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.alignment import ProfileFactory, RequestFactory, ask, belong, people_of

pytestmark = pytest.mark.django_db


def change(hands, **said):
    parts = {"purpose": "", "governance": "", "lead": "", "decisions": "", "rhythm": ""}
    return hands.send(hands.at("change_profile"), **parts | {"more_goals": "", "more_groups": ""} | said)


def test_what_is_filled_in_stands_there_and_can_be_taken_back(hands):
    said = {"purpose": "Iedereen mee", "governance": "lead", "lead": " OCMW  Gemeente ", "rhythm": "quarterly"}
    answer = change(hands, **said, more_goals="Vakantie\nvakantie \n\nEen warme plek", more_groups="Jongeren")
    profile = Profile.objects.get()
    assert (profile.purpose, profile.rhythm, profile.lead.name) == ("Iedereen mee", "quarterly", "OCMW Gemeente")
    assert (profile.goals, profile.groups) == (["Vakantie", "Een warme plek"], ["Jongeren"])
    assert "één partner trekt het netwerk: OCMW Gemeente" in " ".join(answer.content.decode().split())
    answer = change(hands, purpose="Anders", goals=["Vakantie"])
    assert (Profile.objects.get().goals, Profile.objects.get().lead) == (["Vakantie"], None)
    hands.undo(answer)
    assert Profile.objects.get().purpose == "Iedereen mee"
    assert Profile.objects.get().goals == ["Vakantie", "Een warme plek"]


def test_names_that_others_use_can_be_ticked(hands):
    ProfileFactory(network=hands.other, goals=["Een warme plek"], groups=["Jongeren"])
    text = hands.text(hands.at("change_profile"))
    assert 'value="Een warme plek"' in text
    assert 'value="Jongeren"' in text


def test_who_comes_second_gets_both_texts(hands):
    shown = hands.client.get(hands.at("change_profile"))
    change(hands, purpose="Eerst")
    key = shown.context["form"]["key"].value()
    late = {"key": key, "version": 0, "purpose": "Later", "more_goals": "", "more_groups": ""}
    answer = hands.client.post(hands.at("change_profile"), late)
    assert answer.status_code == 409
    assert "Eerst" in answer.content.decode()
    assert Profile.objects.get().purpose == "Eerst"


def test_a_register_number_is_refused_wherever_it_stands(hands):
    for part in ("purpose", "lead", "decisions", "more_goals", "more_groups"):
        answer = change(hands, governance="lead", **{part: "85073003328"})
        assert answer.status_code == 422, part
    assert not Profile.objects.exists()


def test_a_request_is_noted_once_changed_and_taken_back(hands):
    an, bo, cis = people_of(hands.authority, 3)
    belong(hands.net, [an, bo])
    said = {"title": "Hoeveel gezinnen?", "kind": "data", "topic": "reach", "asked_on": "2026-10-01"}
    hands.send(hands.at("note_request"), **said, people=[an.pk], organisations="Sportraad")
    row = Request.objects.get()
    assert row.asked.count() == 2
    answer = hands.send(hands.at("request", row.pk), **said | {"title": "Anders"}, people=[bo.pk])
    assert [one.person for one in RequestedFrom.objects.filter(request=row)] == [bo]
    hands.undo(answer)
    asked = RequestedFrom.objects.filter(request=row)
    assert {one.person or one.organisation.name for one in asked} == {an, "Sportraad"}
    assert Request.objects.get().title == "Hoeveel gezinnen?"
    assert hands.send(hands.at("note_request"), **said, people=[cis.pk]).status_code == 422
    assert hands.send(hands.at("note_request"), **said).status_code == 422
    answer = hands.client.post(hands.at("remove_request", row.pk), follow=True)
    assert not RequestedFrom.objects.exists()
    hands.undo(answer)
    assert RequestedFrom.objects.filter(request=row).count() == 2


def test_how_many_were_asked_is_told_from_five_on(hands):
    ask(RequestFactory(network=hands.net), people_of(hands.authority, 4))
    hands.be(RoleKind.LEADER)
    assert "minder dan vijf mensen" in hands.text(hands.at("profile"))
    ask(Request.objects.get(), people_of(hands.authority, 1))
    assert "5 mensen" in hands.text(hands.at("profile"))


@pytest.fixture
def wall(hands):
    """Two neighbours, `own` of ours, that share nothing yet: a municipality and its director, beside."""
    hands.gent, hands.aalst = (Municipality.objects.get(name=name) for name in ("Gent", "Aalst"))
    hands.authority.municipalities.set([hands.gent])
    hands.buurt = AuthorityFactory(slug="buurt", name="Buurt")
    hands.buurt.municipalities.set([hands.aalst])
    with inside(hands.buurt):
        network = NetworkFactory(authority=hands.buurt, name="Buurtnetwerk")
        NetworkFactory(authority=hands.buurt, name="Verzwegen netwerk")
        hands.director = SeatFactory(network=network).role.user
        ProfileFactory(network=network, purpose="Samen op kamp", goals=["Vakantie"])
        belong(network, people_of(hands.buurt, 6, organisation="Kampraad"))
        belong(network, people_of(hands.buurt, 1, organisation="Bezwaar vzw", objected_on="2026-01-01"))
        vzw = Organisation.objects.create(authority=hands.buurt, name="Partnervzw")
        Partnering.objects.create(authority=hands.buurt, network=network, organisation=vzw)
    hands.network = network
    return hands


def share(wall, neighbour):
    with inside(wall.buurt):
        return share_with_neighbour(wall.director, wall.buurt, wall.network, neighbour)


def test_a_neighbour_sees_profile_and_organisations_while_it_is_shared_and_nobodys_name(wall):
    assert "Buurtnetwerk" not in wall.text(wall.here("overview"))
    shared = share(wall, wall.gent)
    text = wall.text(wall.here("overview"))
    for words in ("Buurtnetwerk", "gedeeld door Buurt", "Samen op kamp", "Vakantie", "Kampraad", "Partnervzw"):
        assert words in text
    with inside(wall.buurt):
        names = list(Membership.objects.values_list("person__name", flat=True))
        assert len(names) == 7
    assert not [name for name in (*names, "Verzwegen netwerk", "Bezwaar vzw") if name in text]
    assert "Buurtnetwerk" not in wall.text(f"{wall.here('overlap')}?wat=mensen")
    assert "Buurtnetwerk" in wall.text(f"{wall.here('overlap')}?wat=doelen")
    with inside(wall.buurt):
        NeighbourShare.objects.filter(pk=shared.pk).update(until="2026-01-01")
    assert "Buurtnetwerk" not in wall.text(wall.here("overview"))


def test_only_whom_it_is_shared_with_sees_it(wall):
    share(wall, Municipality.objects.get(name="Brugge"))
    assert shared_with_us(wall.authority) == []
    region = AuthorityFactory(kind="partnership")
    region.municipalities.set([wall.gent, wall.aalst])
    share(wall, wall.gent)
    assert [one.name for one in shared_with_us(wall.authority)] == ["Buurtnetwerk"]
    assert shared_with_us(region) == []
    share(wall, region)
    assert [one.name for one in shared_with_us(region)] == ["Buurtnetwerk"]
    wall.buurt.municipalities.clear()
    assert shared_with_us(region) == []
    assert shared_with_us(wall.buurt) == []


def test_one_shares_with_another_and_stops(wall):
    chosen = f"g{wall.aalst.nis}"
    assert f'value="g{wall.gent.nis}"' not in wall.text(wall.at("share"))
    for _twice in range(2):
        answer = wall.send(wall.at("share"), neighbour=chosen)
        assert "Aalst" in answer.content.decode()
    found = NeighbourShare.objects.get()
    with inside(wall.buurt):
        assert [one.name for one in shared_with_us(wall.buurt)] == ["Vrije tijd"]
    wall.client.post(wall.at("stop", found.pk))
    assert shared_with_us(wall.buurt) == []
    with pytest.raises(ValueError, match="another municipality"):
        share_with_neighbour(wall.user, wall.authority, wall.net, wall.gent)
    with pytest.raises(ValueError, match="partnership"):
        share_with_neighbour(wall.user, wall.authority, wall.net, wall.buurt)


def test_a_partnership_shares_with_its_members(wall):
    region = AuthorityFactory(kind="partnership", slug="regio")
    region.municipalities.set([wall.gent, wall.aalst])
    municipalities, partnerships = neighbours_of(region)
    assert {wall.gent, wall.aalst} <= set(municipalities)
    assert partnerships == []
    municipalities, partnerships = neighbours_of(wall.authority)
    assert (wall.gent in municipalities, partnerships) == (False, [region])
