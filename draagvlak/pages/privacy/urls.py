from django.urls import path

from draagvlak.pages.privacy import views

app_name = "privacy"
HERE = "<slug:authority>/privacy/"
PERSON = f"{HERE}personen/<int:person>/"
urlpatterns = [
    path(HERE, views.page, name="page"),
    path(f"{HERE}over-mij/", views.own, name="own"),
    path(f"{HERE}vraag/<slug:kind>/", views.ask, name="ask"),
    path(f"{HERE}vragen/", views.register, name="register"),
    path(f"{HERE}vragen/nieuw/", views.choose, name="choose"),
    path(f"{HERE}vragen/<int:asked>/", views.asked, name="asked"),
    path(f"{HERE}bewaartermijnen/", views.kept, name="kept"),
    path(f"{HERE}logboek/", views.log, name="log"),
    path(f"{HERE}logboek/csv/", views.log_file, name="log_file"),
    path(PERSON, views.person, name="person"),
    path(f"{PERSON}vraag/", views.note, name="note"),
    path(f"{PERSON}inzage/", views.archive, name="archive"),
    path(f"{PERSON}bezwaar/", views.objection, name="objection"),
    path(f"{PERSON}houden/", views.renew, name="renew"),
    path(f"{PERSON}wissen/", views.erase, name="erase"),
]
