from django.urls import path

from draagvlak.pages.survey.views import answering, asking, giving_back, making, remarks, results

app_name = "survey"
HERE = "<slug:authority>/<slug:network>/peilingen/"
ONE = f"{HERE}<int:survey>/"
CLOSED = f"{HERE}<int:closed>/"
urlpatterns = [
    path("peiling/terug/<str:token>/", giving_back.read, name="given_back"),
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
    path(f"{HERE}uitkomst/", results.results, name="results"),
    path(f"{HERE}uitkomst/peilingen.xlsx", results.file, name="results_file"),
    path(f"{CLOSED}opmerkingen/", remarks.remarks, name="remarks"),
    path(f"{CLOSED}opmerkingen/<int:remark>/", remarks.release, name="remark"),
    path(f"{CLOSED}opmerkingen/<int:remark>/verberg/", remarks.hide, name="hide_remark"),
    path(f"{CLOSED}teruggeven/", giving_back.write, name="give_back"),
    path(f"{CLOSED}teruggeven/toon/", giving_back.give, name="give"),
    path(f"{CLOSED}teruggeven/haal-terug/", giving_back.take, name="take_back"),
]
