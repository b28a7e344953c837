from django import forms

BACK = "back"


class AnswerForm(forms.Form):
    """What the director says of a proposed conversation between two people; "back" takes it back."""

    a = forms.IntegerField()
    b = forms.IntegerField()
    answer = forms.ChoiceField(choices=[(word, word) for word in ("done", "not_now", "not_right", BACK)])
