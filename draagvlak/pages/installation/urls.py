from django.urls import path

from draagvlak.pages.installation.views import log, workspaces

app_name = "installation"
urlpatterns = [
    path("", workspaces.authorities, name="authorities"),
    path("gemeente/", workspaces.municipality, name="municipality"),
    path("samenwerking/", workspaces.partnership, name="partnership"),
    path("logboek/", log.look, name="log"),
    path("logboek/csv/", log.file, name="log_file"),
    path("<slug:place>/nodig-uit/", workspaces.invite, name="invite"),
]
