from django.urls.resolvers import URLPattern

app_name = "ideas"
urlpatterns: list[URLPattern] = []
