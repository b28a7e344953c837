from django.urls import path

from draagvlak.pages.papers.views import chapters, editions, facts, figures, notes, packs, partners

app_name = "papers"
HERE = "<slug:authority>/<slug:network>/afsprakennota/"
NOTE = f"{HERE}<int:note>/"
CHAPTER = f"{NOTE}hoofdstuk/<slug:chapter>/"
FIGURE = f"{NOTE}cijfers/<int:figure>/"
PARTNER = f"{NOTE}partners/<int:partner>/"
FACT = f"{NOTE}regels/<slug:fact>/"
PACKS = "<slug:authority>/<slug:network>/verantwoording/"
EDITION = f"{NOTE}versies/<int:number>/"
urlpatterns = [
    path(HERE, notes.listing, name="list"),
    path(f"{HERE}nieuw/", notes.make, name="make"),
    path(f"{HERE}ongedaan/<str:step>/", notes.undo, name="undo"),
    path(NOTE, notes.one, name="note"),
    path(f"{NOTE}pas-aan/", notes.change, name="change"),
    path(f"{NOTE}weg/", notes.remove, name="remove"),
    path(f"{NOTE}ingediend/", notes.file_it, name="file_it"),
    path(f"{NOTE}open-opnieuw/", notes.reopen, name="reopen"),
    path(f"{NOTE}nota.<slug:ending>", editions.present, name="present"),
    path(CHAPTER, chapters.read, name="chapter"),
    path(f"{CHAPTER}schrijf/", chapters.write, name="write"),
    path(f"{CHAPTER}opmerking/", chapters.comment, name="comment"),
    path(f"{NOTE}opmerkingen/<int:comment>/", chapters.settle, name="settle"),
    path(f"{NOTE}opmerkingen/<int:comment>/neem-terug/", chapters.take_back, name="take_back_comment"),
    path(f"{NOTE}cijfers/", figures.listing, name="figures"),
    path(f"{NOTE}cijfers/nieuw/", figures.add, name="add_figure"),
    path(f"{NOTE}cijfers/inlezen/", figures.bring, name="bring_figures"),
    path(f"{NOTE}cijfers/inlezen/bevestig/", figures.confirm, name="confirm_figures"),
    path(FIGURE, figures.change, name="figure"),
    path(f"{FIGURE}weg/", figures.remove, name="remove_figure"),
    path(f"{NOTE}partners/", partners.listing, name="partners"),
    path(f"{NOTE}partners/nieuw/", partners.add, name="add_partner"),
    path(f"{NOTE}partners/alle/", partners.add_all, name="add_partners"),
    path(PARTNER, partners.change, name="partner"),
    path(f"{PARTNER}weg/", partners.remove, name="remove_partner"),
    path(f"{NOTE}regels/", facts.rules, name="rules"),
    path(f"{NOTE}termijnen/nieuw/", facts.deadline, name="deadline"),
    path(f"{NOTE}termijnen/<int:deadline>/weg/", facts.drop_deadline, name="drop_deadline"),
    path(f"{NOTE}termijnen/<slug:due>/agenda/", facts.schedule, name="schedule"),
    path(FACT, facts.known, name="known"),
    path(f"{FACT}weg/", facts.forget, name="forget"),
    path(f"{NOTE}versies/", editions.listing, name="editions"),
    path(f"{NOTE}versies/bewaar/", editions.keep, name="keep_edition"),
    path(f"{NOTE}versies/vergelijk/", editions.compare, name="compare"),
    path(f"{EDITION}weg/", editions.drop, name="drop_edition"),
    path(f"{EDITION}nota.<slug:ending>", editions.edition, name="edition"),
    path(PACKS, packs.listing, name="packs"),
    path(f"{PACKS}<int:pack>/", packs.one, name="pack"),
    path(f"{PACKS}<int:pack>/verantwoording.<slug:ending>", packs.file, name="pack_file"),
]
