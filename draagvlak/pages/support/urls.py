from django.urls import path

from draagvlak.pages.support.views import bodies, evidence, layers, seats, steps

app_name = "support"
HERE = "<slug:authority>/<slug:network>/steun/"
EVIDENCE = f"{HERE}bewijs/<int:evidence>/"
BODY = f"{HERE}organen/<int:body>/"
STEP = f"{HERE}stappen/<int:planned>/"
urlpatterns = [
    path(HERE, layers.overview, name="layers"),
    path(f"{HERE}laag/<slug:layer>/", layers.layer, name="layer"),
    path(f"{HERE}laag/<slug:layer>/bewijs/", evidence.note, name="note"),
    path(f"{HERE}laag/<slug:layer>/stap/", steps.plan, name="plan"),
    path(EVIDENCE, evidence.change, name="evidence"),
    path(f"{EVIDENCE}weg/", evidence.remove, name="remove_evidence"),
    path(f"{EVIDENCE}bestand/", evidence.file, name="file"),
    path(f"{HERE}organen/nieuw/", bodies.make, name="make_body"),
    path(BODY, bodies.body, name="body"),
    path(f"{BODY}pas-aan/", bodies.change, name="change_body"),
    path(f"{BODY}weg/", bodies.remove, name="remove_body"),
    path(f"{BODY}iemand-erbij/", seats.seat, name="seat"),
    path(f"{BODY}nieuwe-mensen/", seats.renew, name="renew"),
    path(f"{HERE}functies/<int:office>/", seats.change, name="office"),
    path(f"{HERE}functies/<int:office>/weg/", seats.remove, name="remove_office"),
    path(STEP, steps.change, name="step"),
    path(f"{STEP}gedaan/", steps.close, name="close_step"),
    path(f"{STEP}weg/", steps.remove, name="remove_step"),
    path(f"{HERE}ongedaan/<str:step>/", layers.undo, name="undo"),
]
