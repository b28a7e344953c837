from django.urls import path

from draagvlak.pages.privacy.views import handling, keeping, people, rights

app_name = "privacy"
HERE = "<slug:authority>/privacy/"
PERSON = f"{HERE}personen/<int:person>/"
urlpatterns = [
    path(HERE, rights.page, name="page"),
    path(f"{HERE}over-mij/", rights.own, name="own"),
    path(f"{HERE}over-mij/ideeen/", rights.own_ideas, name="own_ideas"),
    path(f"{HERE}vraag/<slug:kind>/", rights.ask, name="ask"),
    path(f"{HERE}vragen/", handling.register, name="register"),
    path(f"{HERE}vragen/nieuw/", handling.choose, name="choose"),
    path(f"{HERE}vragen/<int:asked>/", handling.asked, name="asked"),
    path(f"{HERE}bewaartermijnen/", keeping.kept, name="kept"),
    path(f"{HERE}logboek/", keeping.log, name="log"),
    path(f"{HERE}logboek/csv/", keeping.log_file, name="log_file"),
    path(PERSON, people.person, name="person"),
    path(f"{PERSON}vraag/", handling.note, name="note"),
    path(f"{PERSON}inzage/", people.archive, name="archive"),
    path(f"{PERSON}bezwaar/", people.objection, name="objection"),
    path(f"{PERSON}houden/", people.renew, name="renew"),
    path(f"{PERSON}wissen/", people.erase, name="erase"),
]
