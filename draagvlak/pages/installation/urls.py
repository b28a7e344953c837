from django.urls import path

from draagvlak.pages.installation import events, views

app_name = "installation"
urlpatterns = [
    path("", views.authorities, name="authorities"),
    path("gemeente/", views.municipality, name="municipality"),
    path("samenwerking/", views.partnership, name="partnership"),
    path("logboek/", events.log, name="log"),
    path("logboek/csv/", events.log_file, name="log_file"),
    path("<slug:place>/nodig-uit/", views.invite, name="invite"),
]
