"""The letter as a page: its parts, its answers with and without script, its files, and what it costs."""

import json

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.insights.actions import answer_conversation, refresh_report
from draagvlak.capabilities.insights.models import ConversationAnswer, ReportHead, StoredReport
from draagvlak.capabilities.insights.queries import report_of
from draagvlak.capabilities.insights.writers.report_json import EDITION
from draagvlak.capabilities.network.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_draws")]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def network(client, example):
    found = example
    client.force_login(User.objects.get(email="lies@voorbeeldgem.example"))
    return found


@pytest.fixture
def address(network):
    return lambda page: reverse(f"report:{page}", args=["voorbeeldgem", "lokaal-netwerk"])


@pytest.fixture
def authority(network):
    return Authority.objects.get(slug="voorbeeldgem")


def stored(authority, network):
    with inside(authority):
        return report_of(network)


def first_pair(authority, network):
    talk = stored(authority, network)["conversations"][0]
    return {"a": talk["and"]["id"], "b": talk["with"]["id"]}


def answers(authority):
    with inside(authority):
        return list(ConversationAnswer.objects.values_list("answer", flat=True))


def parts_in_order(page, *titles):
    places = [page.index(f">{title}</h2>") for title in titles]
    return places == sorted(places)


def test_the_letter_has_its_parts_in_order(client, address):
    page = client.get(address("letter")).content.decode()
    assert "Beste Lies," in page
    assert '<time class="quiet" datetime="2026-11-24">24 november 2026</time>' in page
    assert parts_in_order(
        page,
        "Zoveel wegen lopen er van mensen in armoede naar elke laag",
        "Waarom we dat zeggen",
        "Schakels die veel dragen",
        "Waar een brug ontbreekt",
        "Drie gesprekken voor deze maand",
        "Wat we niet weten",
        "Waarop dit steunt",
    )
    assert page.count("een schakel die veel draagt.") == 1
    assert address("pdf") in page
    assert "aria-live" not in page


def test_an_answer_swaps_the_part_and_leads_the_reader_to_what_was_noted(client, address, authority, network):
    pair = first_pair(authority, network)
    part = client.post(address("answer"), {**pair, "answer": "not_now"}, headers=HTMX).content.decode()
    assert "<html" not in part
    assert part.count('id="gesprekken"') == 1
    assert part.count("autofocus") == 1
    assert "Genoteerd: niet nu. Hieronder staat wat we nu voorstellen." in part
    assert "samenbrengen: Niet nu" in part
    assert answers(authority) == ["not_now"]
    assert first_pair(authority, network) != pair


def test_without_script_the_reader_comes_back_to_the_conversations(client, address, authority, network):
    pair = first_pair(authority, network)
    answer = client.post(address("answer"), {**pair, "answer": "done"})
    assert (answer.status_code, answer.url) == (302, f"{address('letter')}#gesprekken")
    page = client.get(answer.url).content.decode()
    assert "samenbrengen: Gedaan" in page
    assert "autofocus" not in page


def test_an_answer_given_twice_is_one_and_can_be_taken_back(client, address, authority, network):
    pair = first_pair(authority, network)
    for _ in range(2):
        client.post(address("answer"), {**pair, "answer": "done"}, headers=HTMX)
    assert answers(authority) == ["done"]
    for _ in range(2):
        part = client.post(address("answer"), {**pair, "answer": "back"}, headers=HTMX).content.decode()
    assert "Je antwoord is weg." in part
    assert answers(authority) == []
    assert first_pair(authority, network) == pair


@pytest.mark.parametrize("given", [{}, {"answer": "maybe"}, {"a": "0"}, {"a": "x"}, {"a": "9" * 30}])
def test_what_cannot_be_an_answer_changes_nothing(client, address, authority, network, given):
    values = {**first_pair(authority, network), "answer": "done"} | given if given else {}
    assert client.post(address("answer"), values).status_code == 404
    assert answers(authority) == []


def test_nobody_is_brought_together_with_themselves(client, address, authority, network):
    someone = first_pair(authority, network)["a"]
    assert client.post(address("answer"), {"a": someone, "b": someone, "answer": "done"}).status_code == 404
    assert answers(authority) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_paper_comes_as_a_file_with_a_safe_name(client, address, language):
    answer = client.get(address("pdf"), headers={"Accept-Language": language})
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="lokaal-netwerk-rapport.pdf"'
    assert answer.content.startswith(b"%PDF-")
    assert b"/Lang(%s)" % language.encode() in answer.content.replace(b" ", b"")


def test_the_json_is_what_the_page_was_drawn_from(client, address, authority, network):
    answer = client.get(address("json"))
    assert answer["Content-Type"] == "application/json"
    assert json.loads(answer.content) == stored(authority, network)


def test_a_report_of_an_older_edition_is_made_anew(client, address, authority, network):
    with inside(authority):
        StoredReport.objects.update(texts={"nl": {"schema": "draagvlak.report/1"}, "en": {}})
        ReportHead.objects.update(texts={"nl": {"edition": 1}, "en": {}})
        assert report_of(network) is None
    assert client.get(address("letter")).status_code == 200
    assert stored(authority, network)["edition"] == EDITION


def test_the_page_costs_as_many_queries_for_three_answers_as_for_one(
    client, address, authority, network, django_assert_num_queries
):
    user = User.objects.get(email="lies@voorbeeldgem.example")
    with inside(authority):
        people = list(Person.objects.order_by("pk").values_list("pk", flat=True)[:6])
    for pairs in ([people[:2]], [people[2:4], people[4:6]]):
        with inside(authority):
            for pair in pairs:
                answer_conversation(user, authority, network, tuple(pair), "done")
            refresh_report(user, authority, network)
        client.get(address("letter"))
        with django_assert_num_queries(QUERIES):
            client.get(address("letter"))


QUERIES = 8


def test_how_we_calculate_tells_every_stage(client, db):
    page = client.get(reverse("report:method")).content.decode()
    names = ["onbekend", "hangt nog los", "hangt aan jou", "hangt aan één draad", "verankerd", "stevig verankerd"]
    assert [page.count(f'<th scope="row">{name}</th>') for name in names] == [1] * 6
