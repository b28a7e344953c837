"""Whether a meeting and a contact of a list are one."""

from django import forms

from draagvlak.pages.calendar.forms.asking import LARGEST


class PairForm(forms.Form):
    """`said`: they are the "same", they stay "apart", or what was said is taken "back"."""

    meeting = forms.IntegerField(min_value=1, max_value=LARGEST)
    contact = forms.IntegerField(min_value=1, max_value=LARGEST)
    said = forms.ChoiceField(choices=[(each, each) for each in ("same", "apart", "back")])
