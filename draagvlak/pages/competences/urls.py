from django.urls.resolvers import URLPattern

app_name = "competences"
urlpatterns: list[URLPattern] = []
