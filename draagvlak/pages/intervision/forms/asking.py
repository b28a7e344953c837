"""A question to peers, its answer and its end; and who takes over a practice."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.intervision.actions.questions import Wonder
from draagvlak.pages.intervision.forms.whom import IntervisionForm, WhomForm
from draagvlak.pages.shared.forms import long_text

LONGEST = 4000
NO_NAMES = _("Noem geen mensen bij naam: wie het krijgt, kent hen niet.")


class WordsForm(IntervisionForm):
    title = forms.CharField(
        label=_("Wat wil je weten?"),
        help_text=_("In één zin, bijvoorbeeld: hoe begin je met jongeren?"),
        max_length=150,
    )
    text = long_text(5, LONGEST, label=_("Vertel er meer over"), help_text=NO_NAMES)


class AskForm(WhomForm, WordsForm):
    field_order = ("title", "text", "audience")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].label = _("Aan wie?")

    @property
    def wonder(self) -> Wonder:
        return Wonder(self.cleaned_data["title"], self.cleaned_data["text"], self.whom)


class AnswerForm(IntervisionForm):
    text = long_text(
        6,
        LONGEST,
        label=_("Wat antwoord je?"),
        help_text=_("De gemeente die vroeg, leest dit. Noem geen mensen bij naam."),
    )


class CloseForm(IntervisionForm):
    thanks = long_text(
        3,
        LONGEST,
        label=_("Wil je iets terugzeggen?"),
        help_text=_("Wie antwoordde, leest dit. Bijvoorbeeld wat je ermee doet."),
        required=False,
    )


class TakeOverForm(IntervisionForm):
    """`networks`: those in whose incubator it may go."""

    network = forms.ChoiceField(label=_("In de broedplek van welk netwerk?"), widget=forms.RadioSelect)

    def __init__(self, networks: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.slug, one.name) for one in networks]
        self.fields["network"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["network"].initial = choices[0][0]
