from django.urls import path

from draagvlak.pages.start import views

app_name = "start"
urlpatterns = [
    path("", views.welcome, name="welcome"),
    path("demo/", views.demo, name="demo"),
    path("<slug:authority>/", views.home, name="home"),
    path("<slug:authority>/lijst/", views.choose, name="choose"),
    path("<slug:authority>/lijst/<uuid:token>/", views.mapping, name="mapping"),
    path("<slug:authority>/lijst/<uuid:token>/bevestig/", views.confirm, name="confirm"),
    path("<slug:authority>/lijst/<uuid:token>/voortgang/", views.progress, name="progress"),
    path("<slug:authority>/lijst/<uuid:token>/annuleer/", views.cancel, name="cancel"),
    path("<slug:authority>/lijst/<uuid:token>/ongedaan/", views.undo, name="undo"),
    path("<slug:authority>/<slug:network>/", views.network, name="network"),
]
