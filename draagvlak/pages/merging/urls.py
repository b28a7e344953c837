"""Local networks that become one: who agreed, before and after, the introductions to make first, the step."""

from django.urls import path

from draagvlak.pages.merging.views import agreeing, deciding, introducing, merging, plans

app_name = "merging"
HERE = "<slug:authority>/samengaan/"
ONE = f"{HERE}<int:merger>/"
urlpatterns = [
    path(HERE, agreeing.overview, name="list"),
    path(f"{HERE}akkoord/", agreeing.agree, name="agree"),
    path(f"{HERE}akkoord/<int:agreement>/trek-in/", agreeing.withdraw, name="withdraw"),
    path(f"{HERE}nieuw/", plans.make, name="make"),
    path(ONE, plans.plan, name="plan"),
    path(f"{ONE}pas-aan/", plans.change, name="change"),
    path(f"{ONE}weg/", plans.remove, name="remove"),
    path(f"{ONE}terug/", plans.bring_back, name="bring_back"),
    path(f"{ONE}voor-en-na/", plans.report, name="report"),
    path(f"{ONE}organisaties/", deciding.organisations, name="organisations"),
    path(f"{ONE}mensen/", deciding.people, name="people"),
    path(f"{ONE}hetzelfde/", deciding.decide, name="decide"),
    path(f"{ONE}kennismakingen/", introducing.introductions, name="introductions"),
    path(f"{ONE}kennismakingen/<int:introduction>/", introducing.note, name="note"),
    path(f"{ONE}kennismakingen/<int:introduction>/terug/", introducing.reopen, name="reopen"),
    path(f"{ONE}doen/", merging.merge, name="merge"),
    path(f"{ONE}draai-terug/", merging.undo, name="undo"),
]
