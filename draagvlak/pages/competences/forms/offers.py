"""Asking somebody for a role: whom, and which, come from the proposal."""

from django import forms

from draagvlak.pages.shared.forms import OnceForm


class OfferForm(OnceForm):
    use_required_attribute = False
    role = forms.IntegerField(widget=forms.HiddenInput)
    person = forms.IntegerField(widget=forms.HiddenInput)
