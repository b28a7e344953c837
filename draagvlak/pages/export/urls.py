from django.urls import path

from draagvlak.pages.export import views

app_name = "export"
urlpatterns = [
    path("<slug:authority>/<slug:network>/bewaren/", views.choose, name="choose"),
    path("<slug:authority>/<slug:network>/bewaren/<slug:format>/", views.file, name="file"),
]
