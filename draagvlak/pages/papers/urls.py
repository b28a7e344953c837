from django.urls.resolvers import URLPattern

app_name = "papers"
urlpatterns: list[URLPattern] = []
