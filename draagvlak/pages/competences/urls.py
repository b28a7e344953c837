"""What somebody says they can do, the roles of a network, and who may take which."""

from django.urls import path

from draagvlak.pages.competences.views import asking, cards, holding, matching, mine, offers, roles, vacancies

app_name = "competences"
MINE = "<slug:authority>/competenties/"
CARD = f"{MINE}kaart/<str:card>/"
QUESTION = f"{MINE}vraag/<str:question>/"
PLACE = f"{MINE}netwerk/<slug:mine>/"
CARDS = f"{MINE}kaarten/"
ROLES = "<slug:authority>/<slug:network>/rollen/"
ROLE = f"{ROLES}<int:network_role>/"
HOLDING = f"{ROLES}iemand/<int:holding>/"
PROPOSAL = f"{ROLES}voorstel/"
OFFERED = f"{PROPOSAL}mijn/<int:offer>/"
VACANCY = f"{ROLE}vacature/"
urlpatterns = [
    path(MINE, mine.mine, name="mine"),
    path(f"{MINE}meenemen/", mine.take_along, name="take_along"),
    path(f"{MINE}wissen/", mine.forget, name="forget"),
    path(CARD, mine.describe, name="describe"),
    path(f"{CARD}weg/", mine.take_back, name="take_back"),
    path(f"{CARD}vraag/", asking.ask, name="ask"),
    path(QUESTION, asking.answer, name="answer"),
    path(f"{QUESTION}liever-niet/", asking.decline, name="decline"),
    path(f"{QUESTION}terug/", asking.open_again, name="open_again"),
    path(f"{QUESTION}weg/", asking.remove, name="remove_question"),
    path(PLACE, mine.room, name="room"),
    path(f"{PLACE}mag/", mine.allow, name="allow"),
    path(f"{PLACE}mag-niet/", mine.withdraw, name="withdraw"),
    path(CARDS, cards.listing, name="cards"),
    path(f"{CARDS}nieuw/", cards.make, name="make_card"),
    path(f"{CARDS}<str:card>/", cards.change, name="change_card"),
    path(f"{CARDS}<str:card>/opzij/", cards.lay_aside, name="lay_aside"),
    path(f"{CARDS}<str:card>/terug/", cards.take_up_again, name="take_up_again"),
    path(ROLES, roles.listing, name="roles"),
    path(f"{ROLES}nieuw/", roles.make, name="make_role"),
    path(f"{ROLES}neem-over/<slug:proposal>/", roles.take_over, name="take_over"),
    path(f"{ROLES}ongedaan/<str:step>/", roles.undo, name="undo_roles"),
    path(ROLE, roles.one, name="role"),
    path(f"{ROLE}pas-aan/", roles.change, name="change_role"),
    path(f"{ROLE}weg/", roles.end, name="end_role"),
    path(f"{ROLE}iemand/", holding.hold, name="hold"),
    path(HOLDING, holding.change, name="holding"),
    path(f"{HOLDING}weg/", holding.remove, name="remove_holding"),
    path(PROPOSAL, matching.matching, name="matching"),
    path(f"{PROPOSAL}open/", matching.vacant, name="open_roles"),
    path(f"{PROPOSAL}vraag/", matching.offer, name="offer"),
    path(f"{PROPOSAL}vraag/<int:offer>/weg/", matching.withdraw, name="withdraw_offer"),
    path(f"{PROPOSAL}mijn/", offers.mine, name="offers"),
    path(f"{OFFERED}ja/", offers.accept, name="accept_offer"),
    path(f"{OFFERED}liever-niet/", offers.decline, name="decline_offer"),
    path(f"{OFFERED}terug/", offers.take_back, name="take_back_answer"),
    path(VACANCY, vacancies.vacancy, name="vacancy"),
    path(f"{VACANCY}word/", vacancies.vacancy_file, name="vacancy_file"),
]
