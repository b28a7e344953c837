from django.urls import path

from draagvlak.pages.conversations.views import looking, making, marking, sounds, texts, themes, voices

app_name = "conversations"
HERE = "<slug:authority>/<slug:network>/gesprekken/"
TALK = f"{HERE}<int:conversation>/"
TEXT = f"{TALK}teksten/<int:talk_text>/"
VOICE = f"{HERE}stemmen/<int:talk_voice>/"
FRAGMENT = f"{HERE}fragmenten/<int:fragment>/"
SOUND = f"{TALK}geluid/<int:talk_sound>/"
THEME = f"{HERE}themas/<int:talk_theme>/"
urlpatterns = [
    path(HERE, looking.index, name="list"),
    path(f"{HERE}nieuw/", making.make, name="make"),
    path(f"{HERE}themas/", themes.listing, name="themes"),
    path(THEME, themes.change, name="theme"),
    path(f"{THEME}samen/", themes.join, name="join_themes"),
    path(f"{THEME}weg/", themes.remove, name="remove_theme"),
    path(TALK, looking.one, name="one"),
    path(f"{TALK}pas-aan/", making.change, name="change"),
    path(f"{TALK}weg/", making.remove, name="remove"),
    path(f"{TALK}stemmen/nieuw/", voices.add, name="add_voice"),
    path(VOICE, voices.change, name="voice"),
    path(f"{VOICE}weg/", voices.remove, name="remove_voice"),
    path(f"{TALK}notities/", texts.begin, name="notes"),
    path(f"{TALK}teksten/nieuw/", texts.bring, name="bring"),
    path(TEXT, texts.read, name="text"),
    path(f"{TEXT}schrijf/", texts.write, name="write"),
    path(f"{TEXT}bewaar/", texts.save, name="save"),
    path(f"{TEXT}sprekers/", voices.named, name="named"),
    path(f"{TEXT}weg/", texts.remove, name="remove_text"),
    path(f"{TEXT}fragment/", marking.mark, name="mark"),
    path(FRAGMENT, marking.change, name="fragment"),
    path(f"{FRAGMENT}plaats/", marking.place, name="place"),
    path(f"{FRAGMENT}weg/", marking.remove, name="remove_fragment"),
    path(f"{TALK}geluid/nieuw/", sounds.attach, name="attach"),
    path(SOUND, sounds.play, name="sound"),
    path(f"{SOUND}weg/", sounds.remove, name="remove_sound"),
    path(f"{HERE}ongedaan/<str:step>/", making.undo, name="undo"),
]
