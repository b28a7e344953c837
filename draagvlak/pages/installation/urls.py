from django.urls import path

from draagvlak.pages.installation import views

app_name = "installation"
urlpatterns = [
    path("", views.authorities, name="authorities"),
    path("gemeente/", views.municipality, name="municipality"),
    path("samenwerking/", views.partnership, name="partnership"),
    path("<slug:place>/nodig-uit/", views.invite, name="invite"),
]
