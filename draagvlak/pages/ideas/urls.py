from django.urls import path

from draagvlak.pages.ideas.views import archive, breeding, family, idea, links, looking, opening, sharing

app_name = "ideas"
HERE = "<slug:authority>/<slug:network>/ideeen/"
IDEA = f"{HERE}idee/<slug:idea>/"
NOTE = f"{IDEA}notities/<slug:laid>/"
TRY = f"{IDEA}proeven/<slug:experiment>/"
urlpatterns = [
    path(HERE, looking.index, name="list"),
    path(f"{HERE}nieuw/", idea.begin, name="begin"),
    path(IDEA, idea.page, name="idea"),
    path(f"{IDEA}pas-aan/", idea.change, name="change"),
    path(f"{IDEA}uitnodigen/", sharing.invite, name="invite"),
    path(f"{IDEA}weg/<int:guest>/", sharing.take_out, name="take_out"),
    path(f"{IDEA}weg/<int:guest>/terug/<slug:part>/", sharing.let_back, name="let_back"),
    path(f"{IDEA}verlaten/", sharing.leave, name="leave"),
    path(f"{IDEA}verder/", sharing.go_on, name="go_on"),
    path(f"{IDEA}openstellen/", opening.open_to, name="open"),
    path(f"{IDEA}sluiten/<slug:layer>/", opening.close_again, name="close"),
    path(f"{IDEA}actie/", links.link, name="link"),
    path(f"{IDEA}actie/ongedaan/<str:step>/", links.undo, name="undo_link"),
    path(f"{IDEA}actie/<int:action>/los/", links.unlink, name="unlink"),
    path(f"{IDEA}actie/<int:action>/terug/", links.link_again, name="link_again"),
    path(f"{HERE}actie/<int:action>/", links.of_action, name="of_action"),
    path(f"{HERE}losgelaten/", archive.let_gone, name="archive"),
    path(f"{HERE}terug/<str:step>/", archive.take_back, name="take_back"),
    path(f"{IDEA}erbij/beeld/", breeding.lay_picture, name="lay_picture"),
    path(f"{IDEA}erbij/<slug:sort>/", breeding.lay, name="lay"),
    path(NOTE, breeding.change_note, name="note"),
    path(f"{NOTE}weg/", breeding.remove_note, name="remove_note"),
    path(f"{NOTE}beeld/", breeding.picture, name="picture"),
    path(f"{IDEA}proef/", breeding.begin_try, name="begin_try"),
    path(TRY, breeding.change_try, name="try"),
    path(f"{TRY}geleerd/", breeding.learned, name="learned"),
    path(f"{TRY}weg/", breeding.remove_try, name="remove_try"),
    path(f"{IDEA}warm/", breeding.warm, name="warm"),
    path(f"{IDEA}loslaten/", archive.let_go, name="let_go"),
    path(f"{IDEA}broeden/", archive.keep_breeding, name="keep_breeding"),
    path(f"{IDEA}opnieuw/", archive.breed_again, name="breed_again"),
    path(f"{IDEA}samen/", family.merge, name="merge"),
    path(f"{IDEA}verdelen/", family.split, name="split"),
    path(f"{IDEA}stamboom/", family.family, name="family"),
]
