"""The cards: fourteen that everybody has, and an authority's own."""

import pytest
from django.core.exceptions import PermissionDenied

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.competences.actions import cards as actions
from draagvlak.capabilities.competences.choices import CARDS, LEVELS
from draagvlak.capabilities.competences.choices.proposals import PROPOSALS
from draagvlak.capabilities.competences.models import Card
from draagvlak.capabilities.competences.queries.cards import all_cards, cards_to_take
from draagvlak.capabilities.competences.queries.own import own_card
from draagvlak.capabilities.network.readers.details import RefusedError
from tests.factories.competences import CardFactory, DescribedFactory

TEXTS = ["Ik kijk.", "Ik help.", "Ik doe.", "Ik leer."]


def test_fourteen_cards_with_one_behaviour_a_level_each_told_once():
    assert len(CARDS) == 14
    assert len({card.key for card in CARDS}) == len({str(card.name) for card in CARDS}) == 14
    behaviours = [str(text) for card in CARDS for text in card.levels]
    assert len(set(behaviours)) == 14 * len(LEVELS)
    assert all(text.startswith("Ik ") and text.endswith(".") and len(text.split()) <= 20 for text in behaviours)
    assert {key for proposal in PROPOSALS for key in proposal.needs} <= {card.key for card in CARDS}


def make(house, name="Afspraken maken", once="a-form-of-a-card-1"):
    return actions.make_card(house.director, house.authority, name, TEXTS, once)


def test_own_cards_stand_beside_them_and_are_made_once(house):
    made = make(house)
    shown = all_cards()[-1]
    assert (shown.key, shown.name, list(shown.levels), shown.behaviour(3)) == (made.key, made.name, TEXTS, "Ik doe.")
    for name in ("afspraken MAKEN", "Onderhandelen"):
        with pytest.raises(RefusedError, match="card-twice"):
            make(house, name, "another-form-of-it")
    with pytest.raises(RefusedError, match="register-number"):
        make(house, "85.07.30-033.28", "another-form-of-it")
    assert Card.objects.count() == 1


def test_changing_one_carries_its_version_and_who_described_themselves_sees_it(house):
    card = CardFactory(authority=house.authority)
    DescribedFactory(person=house.an, card=card.key, level=3, chose="Ik doe.")
    assert not own_card(house.an.account, card.key).has_changed
    other = [*TEXTS[:2], "Ik doe het anders.", TEXTS[3]]
    changed = actions.change_card(house.director, house.authority, (card.key, 1), card.name, other)
    assert (changed.version, changed.history.count()) == (2, 2)
    mine = own_card(house.an.account, card.key)
    assert (mine.has_changed, mine.said.chose, mine.behaviour) == (True, "Ik doe.", "Ik doe het anders.")
    with pytest.raises(ChangedMeanwhileError):
        actions.change_card(house.director, house.authority, (card.key, 1), card.name, TEXTS)


def test_laid_aside_nobody_takes_it_and_who_has_it_keeps_it(house):
    card = CardFactory(authority=house.authority)
    DescribedFactory(person=house.an, card=card.key)
    for _click in range(2):
        gone = actions.lay_aside(house.director, house.authority, card.key)
    assert gone.version == 2
    assert card.key not in {one.key for one in cards_to_take()}
    assert own_card(house.an.account, card.key).card.is_retired
    assert own_card(house.bo.account, card.key) is None
    assert actions.take_up_again(house.director, house.authority, card.key).gone_on is None
    assert own_card(house.bo.account, card.key).said is None


def test_not_by_who_may_not(house):
    card = CardFactory(authority=house.authority)
    for act in (actions.lay_aside, actions.take_up_again):
        with pytest.raises(PermissionDenied):
            act(house.an.account, house.authority, card.key)
    with pytest.raises(PermissionDenied):
        actions.make_card(house.an.account, house.authority, "Iets", TEXTS, "")
