"""What a voice answered for a fragment, as tests of several rooms need it."""

from datetime import date

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.consents.models import QuoteConsent
from draagvlak.capabilities.consents.readers.words import mark_of

AGREED = date(2026, 3, 10)


def agreed(fragment, use="pages", name="An", answer="named", **said):
    """A consent that stands; the fragment needs a voice. With `withdrawn_on` one that was taken back."""
    mark = "" if said.get("withdrawn_on") else mark_of(fragment.words)
    parts = {"how": "said", "given_on": AGREED, "words_mark": mark, "name": name} | said
    with inside(fragment.authority):
        return QuoteConsent.objects.create(
            authority=fragment.authority,
            fragment=fragment,
            participant=fragment.voice,
            use=use,
            answer=answer,
            **parts,
        )


def taken_back(consent, day=date(2026, 3, 20)):
    """As an action does it."""
    with inside(consent.authority):
        QuoteConsent.objects.filter(pk=consent.pk).update(
            withdrawn_on=day, withdrawn_how="link", name="", words_mark=""
        )
