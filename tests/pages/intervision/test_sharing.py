"""What is shared, with whom, until when, as both sides see it; practices; and networks side by side."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.ideas.models import Idea
from draagvlak.capabilities.intervision.choices import FIGURES, Audience
from draagvlak.capabilities.intervision.models import Practice, SharedPiece
from tests.factories.intervision import SECRET, Town

pytestmark = pytest.mark.django_db
SAID = {"title": "Kookgroep", "did": "Samen koken", "for_whom": "Iedereen", "took": "Een keuken", "came": "Vrienden"}


def test_it_works(hands, others):
    """A practice is written, shared with a municipality, read there, taken over, changed, and withdrawn."""
    answer = hands.send("write_practice", "net", **SAID, otherwise=SECRET)
    assert "Niemand elders leest ze" in answer.content.decode()
    with inside(hands.town.authority):
        row = Practice.objects.get()
    assert "Nog niemand deelt iets met ons" in others.text("overview")
    nis = others.town.municipality.nis
    answer = hands.send("share", "net", practices=[row.pk], audience="chosen", municipalities=[nis], figures=["about"])
    assert "Zij zien het vanaf nu" in answer.content.decode()
    assert "met wie ik kies: Boom" in hands.text("ours")
    with inside(hands.town.authority):
        piece = SharedPiece.objects.get(what="practice")
    overview = others.text("overview")
    assert "Gemeente Aartselaar" in overview
    assert SECRET in others.text("practice", piece.mark)

    taken = others.send("take_over", piece.mark, network="net")
    page = " ".join(taken.content.decode().split())
    assert "Alleen jij ziet het" in page
    with inside(others.town.authority):
        idea = Idea.objects.get()
    assert (idea.title, idea.owner) == ("Kookgroep", others.town.user)
    assert idea.text.startswith(
        "Bron: “Kookgroep”, een praktijk van Gemeente Aartselaar (Netwerk Aartselaar), gelezen op"
    )
    assert SECRET not in idea.text
    assert (
        f'Je nam dit al eens over: <a href="/{others.town.authority.slug}/net/ideeen/idee/{idea.key}/">'
        in others.text("take_over", piece.mark)
    )

    hands.client.post(hands.here("withdraw", "net", piece.pk), follow=True)
    assert "Kookgroep" not in others.text("overview")
    for name in ("practice", "take_over"):
        others.text(name, piece.mark, code=404)
    with inside(others.town.authority):
        assert Idea.objects.get().text == idea.text
    others.undo(taken)
    with inside(others.town.authority):
        assert not Idea.objects.exists()
    assert "teruggetrokken" in hands.text("ours")


def test_the_last_day_is_changed_and_taken_back(hands, others):
    (piece,) = hands.town.shares(Audience.ALL, practices=[hands.town.practice()])
    past = hands.send("until", "net", piece.pk, until="2020-01-01")
    assert past.status_code == 422
    day = localdate() + timedelta(days=9)
    answer = hands.send("until", "net", piece.pk, until=day.isoformat())
    with inside(hands.town.authority):
        assert SharedPiece.objects.get().until == day
    hands.undo(answer)
    with inside(hands.town.authority):
        assert SharedPiece.objects.get().until is None
    answer = hands.client.post(hands.here("withdraw_all", "net"), follow=True)
    assert "Kookgroep" not in others.text("overview")
    hands.text("until", "net", piece.pk, code=404)
    hands.undo(answer)
    assert "Kookgroep" in others.text("overview")


def test_a_practice_changes_and_goes(hands, others):
    row = hands.town.practice()
    (piece,) = hands.town.shares(Audience.ALL, practices=[row])
    answer = hands.send("change_practice", "net", row.pk, **SAID | {"did": "Anders koken"})
    assert "Anders koken" in others.text("practice", piece.mark)
    late = hands.client.post(hands.here("remove_practice", "net", row.pk), {"version": "1"}, follow=True)
    assert "Ze is niet weggehaald" in late.content.decode()
    hands.undo(answer)
    assert SECRET in others.text("practice", piece.mark)
    with inside(hands.town.authority):
        version = Practice.objects.get().version
    gone = hands.client.post(hands.here("remove_practice", "net", row.pk), {"version": version}, follow=True)
    others.text("practice", piece.mark, code=404)
    hands.undo(gone)
    assert SECRET in others.text("practice", piece.mark)
    refused = hands.send("write_practice", "net", **SAID | {"did": "Rijksregister 85073003328"})
    assert refused.status_code == 422


def test_side_by_side(hands, others):
    hands.town.counts((("colleague",), 20), (("political",), 5))
    others.town.counts((("colleague",), 45))
    others.town.report("single_thread", political="endorses")
    others.town.shares(Audience.ALL, *FIGURES)
    third = Town("Gent")
    third.shares(Audience.ALL, "organisations")
    page = hands.text("compare")
    names = ["Gemeente Aartselaar", "Gemeente Boom", "Gemeente Gent"]
    places = [page.index(f"<h3>{name}") for name in names]
    assert places == sorted(places)
    assert "minstens 45" in page
    assert "hangt aan één draad" in page
    assert "De volle breedte is 45, bij iedereen." in page
    assert '<th scope="row">Gemeente Gent · Netwerk Gent</th> <td> niet gedeeld </td>' in page
    page = hands.text("compare", grootte="middle", volgorde="gelijkenis")
    assert "Gemeente Boom" in page
    assert "Gemeente Gent" not in page
    assert "Niemand die zo is" in hands.text("compare", jaren="old")
    for odd in ("grootte", "volgorde", "pagina"):
        assert "Gemeente Gent" in hands.text("compare", **{odd: "x"})


def test_who_looks_shares_nothing(hands, others):
    (piece,) = hands.town.shares(Audience.ALL, practices=[row := hands.town.practice()])
    hands.be(RoleKind.COLLEAGUE)
    page = hands.text("ours")
    assert "Kookgroep" in page
    assert "Trek terug" not in page
    assert "Haal weg" not in hands.text("own_practice", "net", row.pk)
    for name, more in (("share", ["net"]), ("until", ["net", piece.pk]), ("write_practice", ["net"])):
        hands.text(name, *more, code=404)
    assert hands.client.post(hands.here("withdraw", "net", piece.pk)).status_code == 404
    for kind in (RoleKind.PARTNER, RoleKind.EXPERIENCE, RoleKind.POLITICIAN):
        hands.be(kind)
        hands.text("overview", code=404)
    others.text("own_practice", "net", row.pk, code=404)


@pytest.mark.parametrize("name", ["overview", "compare", "ours"])
def test_as_many_queries_for_more(hands, name):
    def fill(town):
        town.counts((("colleague",), 20))
        town.report()
        town.shares(Audience.ALL, *FIGURES, practices=[town.practice()])

    def queries():
        with CaptureQueriesContext(connection) as found:
            hands.text(name)
        return len(found)

    fill(hands.town)
    fill(Town("Boom"))
    hands.text(name)
    one = queries()
    for place in ("Gent", "Antwerpen"):
        fill(Town(place))
    for number in range(2):
        hands.town.shares(Audience.ALL, practices=[hands.town.practice(f"Nog {number}")])
    assert queries() == one
