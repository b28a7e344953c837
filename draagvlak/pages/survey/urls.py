from django.urls import path

from draagvlak.pages.survey.views import giving_back, remarks, results

NETWORK = "<slug:authority>/<slug:network>/peilingen/"
ONE = f"{NETWORK}<int:survey>/"

app_name = "survey"
urlpatterns = [
    path("peiling/terug/<str:token>/", giving_back.read, name="given_back"),
    path(f"{NETWORK}uitkomst/", results.results, name="results"),
    path(f"{NETWORK}uitkomst/peilingen.xlsx", results.file, name="results_file"),
    path(f"{ONE}opmerkingen/", remarks.remarks, name="remarks"),
    path(f"{ONE}opmerkingen/<int:remark>/", remarks.release, name="remark"),
    path(f"{ONE}opmerkingen/<int:remark>/verberg/", remarks.hide, name="hide_remark"),
    path(f"{ONE}teruggeven/", giving_back.write, name="give_back"),
    path(f"{ONE}teruggeven/toon/", giving_back.give, name="give"),
    path(f"{ONE}teruggeven/haal-terug/", giving_back.take, name="take_back"),
]
