from django.urls import path

from draagvlak.pages.people.views import changes, doubles, organisations, people, several

app_name = "people"
PEOPLE = "<slug:authority>/<slug:network>/mensen/"
ORGANISATIONS = "<slug:authority>/<slug:network>/organisaties/"
urlpatterns = [
    path(PEOPLE, people.look, name="people"),
    path(f"{PEOPLE}nieuw/", changes.add, name="add"),
    path(f"{PEOPLE}adresboek/", people.cards, name="cards"),
    path(f"{PEOPLE}dubbels/", doubles.look, name="doubles"),
    path(f"{PEOPLE}dubbels/apart/", doubles.apart, name="apart"),
    path(f"{PEOPLE}dubbels/samenvoegen/", doubles.merge, name="merge"),
    path(f"{PEOPLE}samen/", several.say, name="several"),
    path(f"{PEOPLE}samen/terug/", several.take_back, name="take_back"),
    path(f"{PEOPLE}<int:person>/", people.person, name="person"),
    path(f"{PEOPLE}<int:person>/adreskaart/", people.card, name="card"),
    path(f"{PEOPLE}<int:person>/verbeteren/", changes.correct, name="correct"),
    path(f"{PEOPLE}<int:person>/veranderd/", changes.turn, name="turn"),
    path(f"{PEOPLE}<int:person>/weg/", changes.leave, name="leave"),
    path(f"{PEOPLE}<int:person>/apart/<int:merging>/", doubles.undo, name="undo"),
    path(ORGANISATIONS, organisations.look, name="organisations"),
    path(f"{ORGANISATIONS}namen/", organisations.names, name="names"),
    path(f"{ORGANISATIONS}apart/<int:joining>/", organisations.part, name="part"),
    path(f"{ORGANISATIONS}over/<path:name>/", organisations.organisation, name="organisation"),
    path(f"{ORGANISATIONS}aanpassen/<path:name>/", organisations.describe, name="describe"),
]
