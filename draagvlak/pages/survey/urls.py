from django.urls import path

from draagvlak.pages.survey.views import answering, asking, making

app_name = "survey"
HERE = "<slug:authority>/<slug:network>/peilingen/"
ONE = f"{HERE}<int:survey>/"
urlpatterns = [
    path("peiling/<str:opens>/", answering.answer, name="answer"),
    path("peiling/<str:opens>/bedankt/", answering.thanks, name="thanks"),
    path(HERE, making.listing, name="list"),
    path(f"{HERE}vooraf/", making.promise, name="promise"),
    path(f"{HERE}nieuw/", making.make, name="make"),
    path(ONE, making.one, name="one"),
    path(f"{ONE}pas-aan/", making.change, name="change"),
    path(f"{ONE}begin/", making.begin, name="begin"),
    path(f"{ONE}sluit/", making.close, name="close"),
    path(f"{ONE}verwijder/", making.remove, name="remove"),
    path(f"{ONE}vraag-met-mail/", asking.by_mail, name="by_mail"),
    path(f"{ONE}vraag-op-papier/", asking.on_paper, name="on_paper"),
    path(f"{ONE}vraag-een-groep/", asking.group, name="group"),
    path(f"{ONE}blad/", asking.poster, name="poster"),
    path(f"{ONE}herinner/", asking.remind, name="remind"),
    path(f"{ONE}links/", asking.links, name="links"),
    path(f"{ONE}links/<int:link>/trek-in/", asking.revoke, name="revoke"),
    path(f"{ONE}links/<int:link>/geef-terug/", asking.restore, name="restore"),
]
