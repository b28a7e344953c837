"""Who sees what over the wall: only what names them, on its days, until it is withdrawn."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Municipality
from draagvlak.capabilities.authorities.queries import regions_of
from draagvlak.capabilities.authorities.readers import regions
from draagvlak.capabilities.intervision.actions import sharing
from draagvlak.capabilities.intervision.actions.practices import remove_practice
from draagvlak.capabilities.intervision.actions.sharing import Whom
from draagvlak.capabilities.intervision.actions.undoing import undo_sharing
from draagvlak.capabilities.intervision.choices import Audience, What
from draagvlak.capabilities.intervision.models import SharedPiece
from draagvlak.capabilities.intervision.queries.peers import peers_of
from draagvlak.capabilities.intervision.queries.practices import practice_for
from draagvlak.capabilities.network.readers.details import RefusedError
from tests.factories import NetworkFactory
from tests.factories.intervision import SECRET, Town, partnership_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def towns(db):
    """Two of one region, one of another."""
    return Town("Aartselaar"), Town("Boom"), Town("Gent")


def titles(town):
    with inside(town.authority):
        return sorted(read.title for one in peers_of(town.authority) for read in one.practices)


def test_whom_it_names_and_nobody_else(towns):
    here, near, far = towns
    for audience, reads in (("chosen", ([], ["chosen"])), ("region", (["region"], [])), ("all", (["all"], ["all"]))):
        whom = Whom(audience, [far.municipality.nis] if audience == "chosen" else [])
        pieces = here.shares(whom, practices=[here.practice(audience)])
        assert (titles(near), titles(far), titles(here)) == (*reads, []), audience
        with inside(here.authority):
            sharing.withdraw(here.user, here.authority, here.network, pieces[0].pk, "weg")
    assert titles(near) == titles(far) == []


def test_a_partnership_reads_with_all_who_belong_to_it_while_the_sharer_does(towns):
    here, near, far = towns
    together = partnership_of(here, near)
    here.shares(Whom(Audience.CHOSEN, partnerships=[together.slug]), practices=[here.practice()])
    assert (titles(near), titles(far)) == (["Kookgroep"], [])
    with inside(together):
        assert [one.network for one in peers_of(together)] == [here.network.name]
    together.municipalities.set([near.municipality, far.municipality])
    assert (titles(near), titles(far)) == ([], [])
    with inside(together):
        assert peers_of(together) == []


def test_nobody_is_chosen_who_may_not_be(towns):
    here, near, far = towns
    strangers = partnership_of(near, far, name="Anderen")
    for whom in (
        Whom(Audience.CHOSEN),
        Whom(Audience.CHOSEN, [here.municipality.nis]),
        Whom(Audience.CHOSEN, partnerships=[strangers.slug]),
        Whom(Audience.CHOSEN, codes=["ABCD-EFGH-JKMN-PQRS"]),
    ):
        with pytest.raises(RefusedError) as refused:
            here.shares(whom, practices=[here.practice()])
        assert (refused.value.part, refused.value.code) == ("audience", "nobody")
    with inside(here.authority):
        assert not SharedPiece.objects.exists()


def test_it_ends_on_its_day_and_begins_today(towns):
    here, near, _far = towns
    today = localdate()
    (piece,) = here.shares(Audience.ALL, practices=[here.practice()], until=today)
    assert titles(near) == ["Kookgroep"]
    yesterday = today - timedelta(days=1)
    with inside(here.authority):
        SharedPiece.objects.update(since=yesterday, until=yesterday)
    assert titles(near) == []
    with inside(near.authority):
        assert practice_for(near.authority, piece.mark) is None
    with pytest.raises(RefusedError):
        here.shares(Audience.ALL, practices=[here.practice()], until=yesterday)


def test_withdrawn_is_gone_at_once_and_may_be_taken_back(towns):
    here, near, _far = towns
    (piece,) = here.shares(Audience.ALL, practices=[here.practice()])
    with inside(near.authority):
        assert SECRET in practice_for(near.authority, piece.mark).otherwise
    with inside(here.authority):
        sharing.withdraw(here.user, here.authority, here.network, piece.pk, "weg")
    assert titles(near) == []
    with inside(near.authority):
        assert practice_for(near.authority, piece.mark) is None
    with inside(here.authority):
        undo_sharing(here.user, here.authority, here.network, "weg")
    assert titles(near) == ["Kookgroep"]
    with inside(here.authority):
        assert sharing.withdraw_all(here.user, here.authority, here.network, "alles") == 1
    assert titles(near) == []


def test_a_practice_that_is_taken_away_is_withdrawn_and_comes_back_as_it_was(towns):
    here, near, _far = towns
    practice = here.practice()
    here.shares(Audience.ALL, practices=[practice])
    with inside(here.authority):
        remove_practice(here.user, here.authority, here.network, (practice.pk, 1), "weg")
        piece = SharedPiece.objects.get()
        assert (piece.practice, piece.withdrawn_on) == (None, localdate())
    assert titles(near) == []
    with inside(here.authority):
        undo_sharing(here.user, here.authority, here.network, "weg")
        assert SharedPiece.objects.get().practice_id == practice.pk
    assert titles(near) == ["Kookgroep"]


def test_sharing_is_undone_whole_and_the_same_is_not_shared_twice(towns):
    here, near, _far = towns
    practice = here.practice()
    here.shares(Audience.ALL, What.ABOUT, practices=[practice], step="een-stap-van-delen")
    with pytest.raises(RefusedError) as refused:
        here.shares(Audience.ALL, practices=[practice])
    assert refused.value.code == "already"
    with inside(here.authority):
        undo_sharing(here.user, here.authority, here.network, "een-stap-van-delen")
        assert not SharedPiece.objects.exists()
    assert titles(near) == []


def test_only_who_directs_that_network_shares_it(towns):
    here, near, _far = towns
    with inside(here.authority):
        beside = NetworkFactory(authority=here.authority)
        for user, network in ((near.user, here.network), (here.user, beside)):
            offer = sharing.Offer(Whom(Audience.ALL), [What.ABOUT])
            with pytest.raises(PermissionDenied):
                sharing.share(user, here.authority, network, offer, "x" * 20)
    # what is another's practice is passed over
    other = near.practice("Van Boom")
    with pytest.raises(RefusedError) as refused:
        here.shares(Audience.ALL, practices=[other])
    assert refused.value.code == "nothing"


def test_the_region_is_the_reference_region_of_each_municipality_of_the_official_list(towns):
    assert set(regions()) == set(Municipality.objects.values_list("nis", flat=True))
    provinces = {(name, one.province) for one in Municipality.objects.all() if (name := regions()[one.nis])}
    assert len(provinces) == len(set(regions().values())) == 15  # none reaches over a province
    here, _near, _far = towns
    same_province = Town("Duffel")
    assert [regions_of(town.authority) for town in (here, same_province)] == [["Regio Antwerpen"], ["Rivierenland"]]
    here.shares("region", practices=[here.practice("in de regio")])
    assert titles(same_province) == []
