"""What municipalities share with one another, side by side."""

from django.urls import path

from draagvlak.pages.intervision.views import (
    answering,
    comparing,
    looking,
    practices,
    questions,
    reading,
    sessions,
    sharing,
)

app_name = "intervision"
HERE = "<slug:authority>/intervisie/"
SHARE = f"{HERE}delen/<slug:network>/"
PIECE = f"{SHARE}<int:own_piece>/"
OWN = f"{HERE}onze-praktijken/<slug:network>/"
PRACTICE = f"{OWN}<int:own_practice>/"
READ = f"{HERE}lezen/<uuid:shared_piece>/"
FILE = f"{HERE}uit-bestand/<int:file_sender>/"
ASK = f"{HERE}vragen/van/<slug:network>/"
QUESTION = f"{HERE}vragen/<uuid:peer_question>/"
TOGETHER = f"{HERE}samen/<slug:network>/"
urlpatterns = [
    path(HERE, looking.overview, name="overview"),
    path(f"{HERE}vergelijk/", comparing.compare, name="compare"),
    path(f"{READ}praktijk/", reading.practice, name="practice"),
    path(f"{READ}praktijk/neem-over/", reading.take_over, name="take_over"),
    path(f"{READ}verhaal/", reading.story, name="story"),
    path(f"{FILE}praktijk/<str:file_key>/", reading.practice_of_file, name="practice_of_file"),
    path(f"{FILE}praktijk/<str:file_key>/neem-over/", reading.take_over_of_file, name="take_over_of_file"),
    path(f"{FILE}verhaal/<str:file_key>/", reading.story_of_file, name="story_of_file"),
    path(f"{HERE}wat-wij-delen/", looking.ours, name="ours"),
    path(SHARE, sharing.share, name="share"),
    path(f"{SHARE}stop/", sharing.withdraw_all, name="withdraw_all"),
    path(f"{SHARE}ongedaan/<str:step>/", sharing.undo, name="undo"),
    path(f"{PIECE}tot/", sharing.until, name="until"),
    path(f"{PIECE}stop/", sharing.withdraw, name="withdraw"),
    path(f"{OWN}nieuw/", practices.write, name="write_practice"),
    path(PRACTICE, practices.one, name="own_practice"),
    path(f"{PRACTICE}pas-aan/", practices.change, name="change_practice"),
    path(f"{PRACTICE}weg/", practices.remove, name="remove_practice"),
    path(f"{HERE}vragen/", questions.listing, name="questions"),
    path(f"{ASK}nieuw/", questions.ask, name="ask"),
    path(f"{ASK}ongedaan/<str:step>/", questions.undo, name="undo_asking"),
    path(f"{ASK}<uuid:peer_question>/pas-aan/", questions.change, name="change_question"),
    path(f"{ASK}<uuid:peer_question>/sluit/", questions.close, name="close_question"),
    path(QUESTION, questions.one, name="question"),
    path(f"{QUESTION}antwoord/", answering.answer, name="answer"),
    path(f"{QUESTION}antwoord/weg/", answering.take_back, name="take_answer_back"),
    path(f"{TOGETHER}nieuw/", sessions.plan, name="plan_session"),
    path(f"{TOGETHER}<uuid:session>/zeg-af/", sessions.call_off, name="call_off"),
    path(f"{TOGETHER}<uuid:session>/nodig-uit/", sessions.call_on, name="call_on"),
    path(f"{HERE}antwoord/ongedaan/<str:step>/", answering.undo, name="undo_answering"),
]
