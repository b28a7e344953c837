from django.urls import path

from draagvlak.pages.ideas.views import idea, links, looking, opening, sharing

app_name = "ideas"
HERE = "<slug:authority>/<slug:network>/ideeen/"
IDEA = f"{HERE}idee/<slug:idea>/"
urlpatterns = [
    path(HERE, looking.index, name="list"),
    path(f"{HERE}nieuw/", idea.begin, name="begin"),
    path(IDEA, idea.page, name="idea"),
    path(f"{IDEA}pas-aan/", idea.change, name="change"),
    path(f"{IDEA}ongedaan/<str:step>/", idea.undo, name="undo"),
    path(f"{IDEA}uitnodigen/", sharing.invite, name="invite"),
    path(f"{IDEA}weg/<int:guest>/", sharing.take_out, name="take_out"),
    path(f"{IDEA}weg/<int:guest>/terug/<slug:part>/", sharing.let_back, name="let_back"),
    path(f"{IDEA}verlaten/", sharing.leave, name="leave"),
    path(f"{IDEA}openstellen/", opening.open_to, name="open"),
    path(f"{IDEA}sluiten/<slug:layer>/", opening.close_again, name="close"),
    path(f"{IDEA}actie/", links.link, name="link"),
    path(f"{IDEA}actie/ongedaan/<str:step>/", links.undo, name="undo_link"),
    path(f"{IDEA}actie/<int:action>/los/", links.unlink, name="unlink"),
    path(f"{IDEA}actie/<int:action>/terug/", links.link_again, name="link_again"),
    path(f"{HERE}actie/<int:action>/", links.of_action, name="of_action"),
]
