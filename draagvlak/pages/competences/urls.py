from django.urls import path
from django.urls.resolvers import URLPattern

from draagvlak.pages.competences.views import matching, offers, vacancies

app_name = "competences"
PROPOSAL = "<slug:authority>/<slug:network>/rollen/voorstel/"
urlpatterns: list[URLPattern] = [
    path(PROPOSAL, matching.matching, name="matching"),
    path(f"{PROPOSAL}open/", matching.vacant, name="open_roles"),
    path(f"{PROPOSAL}vraag/", matching.offer, name="offer"),
    path(f"{PROPOSAL}vraag/<int:offer>/weg/", matching.withdraw, name="withdraw_offer"),
    path(f"{PROPOSAL}mijn/", offers.mine, name="offers"),
    path(f"{PROPOSAL}mijn/<int:offer>/ja/", offers.accept, name="accept_offer"),
    path(f"{PROPOSAL}mijn/<int:offer>/liever-niet/", offers.decline, name="decline_offer"),
    path(f"{PROPOSAL}mijn/<int:offer>/terug/", offers.take_back, name="take_back_answer"),
    path(f"{PROPOSAL}<int:role>/vacature/", vacancies.vacancy, name="vacancy"),
    path(f"{PROPOSAL}<int:role>/vacature/word/", vacancies.vacancy_file, name="vacancy_file"),
]
