from django.urls import path

from draagvlak.pages.report import views

app_name = "report"
urlpatterns = [
    path("hoe-we-rekenen/", views.method, name="method"),
    path("<slug:authority>/gedeeld/", views.shared, name="shared"),
    path("<slug:authority>/gedeeld/<int:share>/", views.shared_one, name="shared_one"),
    path("<slug:authority>/<slug:network>/rapport/", views.letter, name="letter"),
    path("<slug:authority>/<slug:network>/samenvatting/", views.summary, name="summary"),
    path("<slug:authority>/<slug:network>/rapport/antwoord/", views.answer, name="answer"),
    path("<slug:authority>/<slug:network>/rapport/json/", views.as_file, name="json"),
    path("<slug:authority>/<slug:network>/rapport/bestuur/", views.brief, name="brief"),
    path("<slug:authority>/<slug:network>/rapport/pdf/", views.on_paper, name="pdf"),
]
