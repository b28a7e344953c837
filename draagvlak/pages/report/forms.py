from django import forms

LARGEST = 2**63 - 1  # that a key can be
BACK = "back"


class AnswerForm(forms.Form):
    """What the director says of a proposed conversation between two people; "back" takes it back."""

    a = forms.IntegerField(min_value=1, max_value=LARGEST)
    b = forms.IntegerField(min_value=1, max_value=LARGEST)
    answer = forms.ChoiceField(choices=[(word, word) for word in ("done", "not_now", "not_right", BACK)])
