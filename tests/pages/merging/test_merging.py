"""Samengaan, in the browser's words: what each sees before, the step, and the way back."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from draagvlak.basics.progress import Progress
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.merging.choices import State
from draagvlak.capabilities.merging.models import Agreement, Introduction, Merger
from draagvlak.capabilities.network.models import Network, Person
from tests.factories import NetworkFactory, SeatFactory, in_two_steps
from tests.factories.people import add_someone
from tests.factories.region import make_region

pytestmark = pytest.mark.django_db
LIST_QUERIES = 10
LOCAL_QUERIES = 15
# as many whatever the plan holds, and more for each network of it
QUERIES = {"plan": 17, "report": 53, "organisations": 17, "people": 15, "introductions": 13, "merge": 17}


@pytest.fixture
def region(db):
    return make_region()


def page(region, name, *more):
    return reverse(f"merging:{name}", args=[region.authority.slug, *more])


def text(answer):
    return answer.content.decode()


@pytest.fixture
def partnership(client, region):
    client.force_login(region.administrator)
    return client


def made(client, region, *places, name="Netwerk van de streek", key="x" * 20):
    values = {"name": name, "kind": "leisure", "networks": region.keys(*places), "key": key}
    answer = client.post(page(region, "make"), values)
    assert answer.status_code == 302, text(answer)
    return Merger._base_manager.latest("pk")


def names_in(region):
    found = []
    for one in region.locals.values():
        with inside(one.authority):
            found += Person.objects.values_list("name", flat=True)
    return found


READ = ("plan", "report", "organisations", "people", "introductions", "merge")


def test_a_municipality_agrees_and_withdraws(client, region):
    one = region.locals["Gent"]
    client.force_login(one.administrator)
    address = reverse("merging:list", args=[one.authority.slug])
    assert "Ga akkoord" in text(client.get(address))
    agree = reverse("merging:agree", args=[one.authority.slug])
    values = {"network": one.network.slug, "partnership": region.authority.slug}
    for shows_names in ("", "on", "on"):  # said again it says the last
        assert client.post(agree, {**values, "shows_names": shows_names}).url == address
    (row,) = Agreement._base_manager.all()
    assert (row.shows_names, row.since, row.until) == (True, localdate(), None)
    assert "mag namen zien" in text(client.get(address))
    client.post(reverse("merging:withdraw", args=[one.authority.slug, row.pk]))
    assert "Ga akkoord" in text(client.get(address))
    assert client.post(reverse("merging:withdraw", args=[one.authority.slug, row.pk])).status_code == 404
    other = a_partnership_elsewhere()
    assert client.post(agree, {**values, "partnership": other.slug}).status_code == 404


def test_a_director_reads_what_was_agreed_of_their_own_network_and_agrees_to_nothing(client, region):
    region.agree()
    one = region.locals["Gent"]
    with inside(one.authority):
        director = one.network.seats.get().role.user
        other = SeatFactory(network=NetworkFactory(authority=one.authority, name="Ander netwerk")).role.user
    with inside(region.authority):
        merger = Merger.objects.create(authority=region.authority, name="Plan", begun_on=localdate())
        keys = sorted((one.people["Cas"].pk, region.locals["Deinze"].people["Cas"].pk))
        Introduction.objects.create(
            authority=region.authority, merger=merger, a_key=keys[0], b_key=keys[1], planned_on=localdate()
        )
    address = reverse("merging:list", args=[one.authority.slug])
    for user, network, asked in ((director, "Lokaal netwerk", 1), (other, "Ander netwerk", 0)):
        client.force_login(user)
        told = text(client.get(address))
        assert [name for name in ("Lokaal netwerk", "Ander netwerk") if f"{name} met" in told] == [network]
        assert told.count("Cas Collega Gent met iemand van Deinze") == asked
        assert "<form" not in told.split("<main")[1].split("</main>")[0]
        values = {"network": one.network.slug, "partnership": region.authority.slug}
        assert client.post(reverse("merging:agree", args=[one.authority.slug]), values).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_municipality_with_more_networks_costs_the_same(client, region, count, django_assert_num_queries):
    one = region.locals["Gent"]
    region.agree()
    with inside(one.authority):
        for _ in range(count):
            NetworkFactory(authority=one.authority)
    client.force_login(one.administrator)
    address = reverse("merging:list", args=[one.authority.slug])
    client.get(address)
    with django_assert_num_queries(LOCAL_QUERIES):
        client.get(address)


def a_partnership_elsewhere():
    return make_region("Leuven").authority


def test_a_municipality_without_partnership_is_told_so(client, region):
    one = region.locals["Gent"]
    region.authority.municipalities.clear()
    client.force_login(one.administrator)
    assert "hoort bij geen samenwerkingsverband" in text(client.get(reverse("merging:list", args=[one.authority.slug])))


def test_a_partnership_to_whom_nobody_agreed_is_told_what_to_do(partnership, region):
    told = text(partnership.get(page(region, "list")))
    assert "Nog geen enkele." in told
    assert "Maak een plan" not in told
    assert "Nog geen enkele gemeente" in text(partnership.get(page(region, "make")))
    region.agree("Gent")
    assert "minstens twee nodig" in text(partnership.get(page(region, "list")))


def test_of_networks_that_did_not_agree_nothing_is_seen(partnership, region):
    region.agree("Gent")
    found = partnership.post(
        page(region, "make"), {"name": "X", "kind": "leisure", "networks": region.keys(), "key": "y" * 20}
    )
    assert found.status_code == 422
    assert "Deinze" not in text(partnership.get(page(region, "list")))
    assert not Merger._base_manager.exists()


@pytest.mark.parametrize("shown", [(), ("Gent",), ("Gent", "Deinze")])
def test_names_are_seen_only_where_the_municipality_shows_them(partnership, region, shown):
    for place in region.locals:
        region.agree(place, shows_names=place in shown)
        region.locals[place].add("Twee Keer", "association", organisation="Okra")
    merger = made(partnership, region)
    partnership.post(page(region, "introductions", merger.pk))
    told = {name: text(partnership.get(page(region, name, merger.pk))) for name in READ}
    for place in region.locals:
        mine = [name for name in names_in(region) if name.endswith(place)]
        seen = {name for name in mine if any(name in one for one in told.values())}
        assert seen == ({f"Bea Bestuur {place}", f"Cas Collega {place}"} if place in shown else set())
    assert ("Twee Keer" in told["people"]) == (len(shown) == 2)
    assert ("minder dan 5" in told["people"]) == (len(shown) < 2)
    assert "Pia" not in "".join(told.values())
    assert "Eigen huis" in told["organisations"]
    assert not [name for name in names_in(region) if name in told["report"]]


def test_introductions_are_planned_done_dropped_and_back(partnership, region):
    region.agree()
    merger = made(partnership, region)
    address = page(region, "introductions", merger.pk)
    assert "nog geen kennismakingen" in text(partnership.get(address))
    for _ in range(2):  # asked again, nothing comes that is there
        partnership.post(address)
    rows = list(Introduction._base_manager.all())
    assert len(rows) == 2
    note = page(region, "note", merger.pk, rows[0].pk)
    partnership.post(note, {"said": "done"})
    assert "Gedaan op" in text(partnership.get(address))
    partnership.post(page(region, "reopen", merger.pk, rows[0].pk))
    partnership.post(note, {"said": "dropped"})
    assert partnership.post(note, {"said": "iets"}).status_code == 404
    told = [(one.done_on, one.dropped_on) for one in Introduction._base_manager.order_by("pk")]
    assert told == [(None, localdate()), (None, None)]
    one = region.locals["Gent"]
    partnership.force_login(one.administrator)
    local = text(partnership.get(reverse("merging:list", args=[one.authority.slug])))
    assert local.count("met iemand van Deinze") == 1
    assert not [name for name in names_in(region) if name.endswith("Deinze") and name in local]


def test_the_step_on_the_page_and_the_way_back(partnership, region):
    region.agree()
    merger = made(partnership, region)
    before = text(partnership.get(page(region, "merge", merger.pk)))
    assert "blijven zoals ze zijn" in before
    answer = partnership.post(page(region, "merge", merger.pk), {"version": merger.version})
    assert answer.url == page(region, "plan", merger.pk)
    done = text(partnership.get(answer.url))
    assert "gingen samen op" in done
    assert "Nodig de regisseurs uit" in done
    one = region.locals["Gent"]
    partnership.force_login(one.administrator)
    assert "deel van “Netwerk van de streek”" in text(
        partnership.get(reverse("merging:list", args=[one.authority.slug]))
    )
    partnership.force_login(region.administrator)
    with inside(region.authority):
        network = Network.objects.get()
        added = add_someone(network, "Nieuw Iemand")
    partnership.post(page(region, "undo", merger.pk))
    assert "kwam er iets bij: 1 persoon." in text(partnership.get(answer.url))
    with inside(region.authority):
        assert Network.objects.exists()
        added.membership_set.all().delete()
        added.delete()
    assert "Alles is weer zoals voor" in text(partnership.post(page(region, "undo", merger.pk), follow=True))
    with inside(region.authority):
        assert not Network.objects.exists()
    assert "niets om terug te draaien" in text(partnership.post(page(region, "undo", merger.pk), follow=True))


def test_while_it_runs_the_page_tells_how_far_it_is(partnership, region, monkeypatch):
    region.agree()
    merger = made(partnership, region)
    Merger._base_manager.filter(pk=merger.pk).update(state=State.MERGING)
    for module in ("pages.merging.views.plans.progress_of",):
        monkeypatch.setattr(f"draagvlak.{module}", lambda _key: Progress("people", 10, 50))
    monkeypatch.setattr("draagvlak.capabilities.merging.queries.sources.is_alive", lambda _key: True)
    answer = partnership.get(page(region, "plan", merger.pk), headers={"hx-request": "true"})
    assert 'max="50" value="10"' in text(answer)
    assert "<html" not in text(answer)
    assert partnership.get(page(region, "merge", merger.pk)).status_code == 302
    monkeypatch.setattr("draagvlak.capabilities.merging.queries.sources.is_alive", lambda _key: False)
    assert "lukte niet" in text(partnership.get(page(region, "plan", merger.pk)))


def test_a_plan_is_changed_removed_and_back(partnership, region):
    region.agree()
    merger = made(partnership, region)
    change = page(region, "change", merger.pk)
    values = {"name": "Ander", "kind": "care", "networks": region.keys(), "key": "z" * 20, "version": 1}
    assert partnership.post(change, values).status_code == 302
    assert partnership.post(change, {**values, "name": "Nog"}).status_code == 409
    assert partnership.post(change, {**values, "networks": region.keys("Gent")}).status_code == 422
    removed = partnership.post(page(region, "remove", merger.pk), follow=True)
    assert page(region, "bring_back", merger.pk) in text(removed)
    assert partnership.get(page(region, "plan", merger.pk)).status_code == 404
    partnership.post(page(region, "bring_back", merger.pk))
    assert "Ander" in text(partnership.get(page(region, "list")))


def test_once_an_agreement_is_withdrawn_its_network_is_seen_no_more(partnership, region):
    region.agree()
    merger = made(partnership, region)
    Agreement._base_manager.filter(network=region.locals["Gent"].network).update(until=localdate() - timedelta(days=1))
    for name in READ[:-1]:
        told = text(partnership.get(page(region, name, merger.pk)))
        assert "Gent" not in told
    assert partnership.get(page(region, "merge", merger.pk)).status_code == 302


def test_what_is_not_to_be_decided_is_refused(partnership, region):
    region.agree("Gent")
    region.agree("Deinze", shows_names=False)
    merger = made(partnership, region)
    keys = {place: one.people["Cas"].pk for place, one in region.locals.items()}
    decide = page(region, "decide", merger.pk)
    for a, b, said in (
        (keys["Gent"], keys["Deinze"], "same"),  # of one no name may be seen
        (keys["Gent"], region.locals["Gent"].people["Bea"].pk, "same"),
        ("f" * 32, "e" * 32, "same"),
        (keys["Gent"], keys["Deinze"], "misschien"),
    ):
        assert partnership.post(decide, {"what": "person", "a": a, "b": b, "said": said}).status_code == 404


def test_who_of_a_partnership_sees_a_plan(client, region):
    region.agree()
    client.force_login(region.administrator)
    merger = made(client, region)
    for kind in (RoleKind.DIRECTOR, RoleKind.ADMINISTRATOR, RoleKind.COLLEAGUE, RoleKind.POLITICIAN):
        with transaction.atomic():
            as_one_of_the_partnership(client, region, merger, kind)
            transaction.set_rollback(True)


def as_one_of_the_partnership(client, region, merger, kind):
    with inside(region.authority):
        user = SeatFactory(network=NetworkFactory(authority=region.authority), role__kind=kind).role.user
    user = in_two_steps(user) if kind == "administrator" else user
    client.force_login(user)
    plans, merges = kind in {"director", "administrator"}, kind == "administrator"
    for name in READ:
        opens = merges if name == "merge" else plans
        assert client.get(page(region, name, merger.pk)).status_code in ({200, 302} if opens else {404}), name
    for name in ("change", "decide", "introductions", "merge", "undo", "remove"):
        opens = merges if name in {"merge", "undo"} else plans
        code = client.post(page(region, name, merger.pk)).status_code
        assert (code != 404) == (opens and name not in {"decide", "merge"}), (name, code)


def test_another_partnership_finds_nothing_of_it(client, region):
    region.agree()
    client.force_login(region.administrator)
    merger = made(client, region)
    other = make_region("Leuven", "Aalst")
    client.force_login(other.administrator)
    for name in READ:
        assert client.get(page(other, name, merger.pk)).status_code == 404
        assert client.get(page(region, name, merger.pk)).status_code == 404
    assert "Gent" not in text(client.get(page(other, "list")))


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_for_three(partnership, region, count, django_assert_num_queries):
    region.agree()
    for n in range(count):
        made(partnership, region, name=f"Plan {n}", key=f"{n}" * 20)
    partnership.get(page(region, "list"))
    with django_assert_num_queries(LIST_QUERIES):
        partnership.get(page(region, "list"))


def test_a_plan_with_more_in_it_costs_the_same(partnership, region, django_assert_num_queries):
    region.agree()
    merger = made(partnership, region)
    partnership.post(page(region, "introductions", merger.pk))
    for n in range(3):
        for place in region.locals:
            region.locals[place].add(f"Dubbel{n} Keer", "association", organisation=f"Okra {n}")
    partnership.get(page(region, "plan", merger.pk))
    for name, queries in QUERIES.items():
        with django_assert_num_queries(queries):
            partnership.get(page(region, name, merger.pk))
