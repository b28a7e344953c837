"""What the forms about an idea share."""

from typing import Any

from django import forms

from draagvlak.pages.ideas.forms.words import REFUSALS
from draagvlak.pages.shared.forms import StepForm, long_text

LONGEST = 10_000


class IdeaForm(StepForm):
    refusals = REFUSALS


def text_field(rows: int, **more: Any) -> forms.CharField:
    return long_text(rows, LONGEST, **more)
