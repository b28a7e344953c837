"""The second who saves sees both texts, keeps the typed one, and may save again."""

from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from django.test import RequestFactory

from draagvlak.pages.shared.views import changed_meanwhile, differing

ROWS = (("vereniging", "een vereniging"), ("dienst", "een dienst"))


class NoteForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label="Naam")
    kind = forms.ChoiceField(label="Soort", choices=ROWS)
    many = forms.MultipleChoiceField(label="Vele", choices=ROWS, required=False)
    on = forms.DateField(label="Datum", required=False)
    minor = forms.BooleanField(label="Minderjarig", required=False)


NOW = {"version": 5, "name": "An", "kind": "dienst", "many": ["dienst"], "on": date(2026, 3, 4), "minor": True}


def filled(**said):
    values = QueryDict(mutable=True)
    for name, value in {"version": "4", **said}.items():
        values.setlist(name, value if isinstance(value, list) else [value])
    form = NoteForm(values)
    assert form.is_valid(), form.errors
    return form


def told(form):
    return [(one.label, one.anchor, one.typed, one.now) for one in differing(form, NOW)]


def test_each_field_that_differs_is_told_in_words():
    form = filled(name="<b>Jo</b>", kind="vereniging", many=["vereniging", "dienst"], on="2026-05-06")
    assert told(form) == [
        ("Naam", "id_name", "<b>Jo</b>", "An"),
        ("Soort", "id_kind", "een vereniging", "een dienst"),
        ("Vele", "id_many", "een vereniging, een dienst", "een dienst"),
        ("Datum", "id_on", "6 mei 2026", "4 maart 2026"),
        ("Minderjarig", "id_minor", "nee", "ja"),
    ]


def test_what_is_the_same_is_not_told():
    assert told(filled(name="An", kind="dienst", many=["dienst"], on="2026-03-04", minor="on")) == []


def test_what_is_left_empty_is_told_as_nothing():
    assert told(filled(name="An", kind="dienst", minor="on")) == [
        ("Vele", "id_many", "niets", "een dienst"),
        ("Datum", "id_on", "niets", "4 maart 2026"),
    ]


@pytest.mark.parametrize("htmx", [{}, {"HX-Request": "true"}])
def test_the_answer_is_409_with_what_was_typed_and_the_version_of_now(htmx):
    form = filled(name="Jo", kind="dienst", many=["dienst"], on="2026-03-04", minor="on")
    request = RequestFactory().get("/ergens/", headers=htmx)
    answer = changed_meanwhile(request, "shared/changed_meanwhile.html", form, NOW, {})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Intussen heeft iemand anders dit aangepast. Je tekst is bewaard. Vergelijk en kies." in page
    assert page.count("<tr>") == 2
    assert (form["version"].value(), form["name"].value()) == ("5", "Jo")
    again = NoteForm(form.data)
    assert again.is_valid()
    assert again.cleaned_data["version"] == 5
