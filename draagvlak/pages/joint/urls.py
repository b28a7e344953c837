from django.urls import path

from draagvlak.pages.joint.views import available, parts, plannings, proposals

app_name = "joint"
HERE = "<slug:authority>/samen-vergaderen/"
ONE = f"{HERE}<int:planning>/"
WANTED = f"{ONE}vergaderingen/<int:wanted>/"
PROPOSAL = f"{ONE}voorstel/<int:proposed>/"
MEETING = f"{PROPOSAL}<int:wanted>/<int:number>/"
urlpatterns = [
    path(HERE, plannings.listing, name="list"),
    path(f"{HERE}nieuw/", plannings.make, name="make"),
    path(f"{HERE}mijn-dagen/", available.mine, name="mine"),
    path(f"{HERE}mijn-dagen/weg/", available.forget, name="forget"),
    path(ONE, plannings.one, name="one"),
    path(f"{ONE}pas-aan/", plannings.change, name="change"),
    path(f"{ONE}weg/", plannings.remove, name="remove"),
    path(f"{ONE}vergaderingen/nieuw/", parts.add_wanted, name="add_wanted"),
    path(WANTED, parts.change_wanted, name="wanted"),
    path(f"{WANTED}weg/", parts.remove_wanted, name="remove_wanted"),
    path(f"{ONE}zalen/nieuw/", parts.add_room, name="add_room"),
    path(f"{ONE}zalen/<int:room>/weg/", parts.remove_room, name="remove_room"),
    path(f"{ONE}regels/nieuw/", parts.choose_rule, name="choose_rule"),
    path(f"{ONE}regels/nieuw/<slug:rule_kind>/", parts.add_rule, name="add_rule"),
    path(f"{ONE}regels/<int:rule>/weg/", parts.remove_rule, name="remove_rule"),
    path(f"{ONE}wie-kan/", available.who_can, name="who_can"),
    path(f"{ONE}wie-kan/<int:person>/", available.say_for, name="say_for"),
    path(f"{ONE}voorstel/", proposals.propose, name="propose"),
    path(PROPOSAL, proposals.one, name="proposal"),
    path(f"{PROPOSAL}stop/", proposals.stop, name="stop"),
    path(f"{PROPOSAL}neem-over/", proposals.take, name="take"),
    path(MEETING, proposals.why, name="why"),
    path(f"{MEETING}zet-vast/", proposals.fix, name="fix"),
    path(f"{MEETING}los/", proposals.loosen, name="loosen"),
    path(f"{ONE}ongedaan/<str:step>/", proposals.undo, name="undo"),
]
