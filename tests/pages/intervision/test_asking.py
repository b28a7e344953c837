"""Questions among peers, their answers and their end; and sessions to which others are invited."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.conversations.models import Conversation
from draagvlak.capabilities.intervision.models import Answer, Question, Session
from tests.factories.intervision import Town
from tests.pages.intervision.conftest import Hands

pytestmark = pytest.mark.django_db
ASKED = {"title": "Hoe begin je met jongeren?", "text": "Wij bereiken hen niet."}


def ask(hands, *towns):
    said = {**ASKED, "audience": "chosen", "municipalities": [town.municipality.nis for town in towns]}
    answer = hands.send("ask", "net", **said)
    with inside(hands.town.authority):
        return answer, Question.objects.get()


def test_it_works(hands, others):
    _answer, row = ask(hands, others.town)
    far = Hands(Town("Gent"), Client())
    assert ASKED["title"] in others.text("overview")
    assert ASKED["title"] not in far.text("overview")
    far.text("question", row.mark, code=404)
    far.text("answer", row.mark, code=404)

    others.send("answer", row.mark, text="Ga naar het plein")
    assert "Ga naar het plein" in hands.text("question", row.mark)
    assert "Gemeente Boom" in hands.text("question", row.mark)
    changed = others.send("answer", row.mark, text="Ga naar de school")
    assert "Ga naar de school" in hands.text("question", row.mark)
    others.undo(changed)
    assert "Ga naar het plein" in hands.text("question", row.mark)

    closed = hands.send("close_question", "net", row.mark, thanks="Dank, we proberen het")
    assert "De vraag is gesloten" in closed.content.decode()
    page = others.text("question", row.mark)
    assert "Dank, we proberen het" in page
    assert "Ga naar het plein" in page
    others.text("answer", row.mark, code=404)
    hands.undo(closed)
    others.text("answer", row.mark)


def test_a_closed_question_is_for_who_answered(hands, others):
    _answer, row = ask(hands, others.town)
    hands.send("close_question", "net", row.mark, thanks="")
    others.text("question", row.mark, code=404)
    assert ASKED["title"] not in others.text("questions")


def test_what_was_answered_is_not_undone(hands, others):
    asked, row = ask(hands, others.town)
    others.send("answer", row.mark, text="Ga naar het plein")
    assert "verder aan gewerkt" in hands.undo(asked).content.decode()
    gone = others.client.post(others.here("take_answer_back", row.mark), follow=True)
    assert "Ga naar het plein" not in hands.text("question", row.mark)
    others.undo(gone)
    assert "Ga naar het plein" in hands.text("question", row.mark)
    others.client.post(others.here("take_answer_back", row.mark))
    hands.undo(asked)
    others.text("question", row.mark, code=404)
    with inside(hands.town.authority):
        assert not Question.objects.exists()


def test_two_who_answer_at_once_do_not_overwrite(hands, others):
    _answer, row = ask(hands, others.town)
    others.send("answer", row.mark, text="Eerst")
    address = others.here("answer", row.mark)
    late = others.client.post(address, {"key": "k" * 20, "version": "0", "text": "Later"})
    assert late.status_code == 409
    assert "Eerst" in late.content.decode()
    with inside(others.town.authority):
        assert Answer.objects.get().text == "Eerst"
    nobody = hands.send("ask", "net", **ASKED, audience="chosen")
    assert nobody.status_code == 422
    changed = hands.send("change_question", "net", row.mark, title="Anders", text="Gevraagd")
    assert "Anders" in changed.content.decode()


def test_a_session_becomes_a_conversation_and_invites(hands, others):
    _answer, row = ask(hands, others.town)
    day = localdate() + timedelta(days=14)
    said = {"kind": "directors", "title": "Jongeren", "question": "Hoe begin je?", "place": "Kasteel"}
    said |= {"held_on": day.isoformat(), "municipalities": [others.town.municipality.nis]}
    planned = hands.client.get(hands.here("plan_session", "net"), {"vraag": str(row.mark)})
    assert ASKED["title"] in planned.content.decode()
    answer = hands.send("plan_session", "net", **said)
    assert "zij zijn uitgenodigd" in answer.content.decode()
    with inside(hands.town.authority):
        session, talk = Session.objects.get(), Conversation.objects.get()
    assert (session.conversation, talk.title, talk.held_on) == (talk, "Jongeren", day)
    page = others.text("overview")
    assert "Hoe begin je?" in page
    assert "Kasteel" in page
    hands.undo(answer)
    assert "Kasteel" not in others.text("overview")
    hands.client.post(hands.here("call_on", "net", session.mark))
    assert "Kasteel" in others.text("overview")
    nobody = hands.send("plan_session", "net", **said | {"municipalities": []})
    assert nobody.status_code == 422
    early = hands.send("plan_session", "net", **said | {"held_on": "2020-01-01"})
    assert early.status_code == 422
    with inside(hands.town.authority):
        assert Conversation.objects.count() == 1
    with inside(hands.town.authority):
        Conversation.objects.update(gone_on=localdate())
    assert "Kasteel" not in others.text("overview")
