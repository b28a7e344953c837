from django.urls import path

from draagvlak.pages.assessment import views

app_name = "assessment"
urlpatterns = [
    path("<slug:authority>/effectbeoordeling/", views.write, name="write"),
    path("<slug:authority>/effectbeoordeling/beslissing/", views.decide, name="decide"),
    path("<slug:authority>/effectbeoordeling/intrekken/", views.withdraw, name="withdraw"),
    path("<slug:authority>/effectbeoordeling/document.<slug:ending>", views.file, name="file"),
]
