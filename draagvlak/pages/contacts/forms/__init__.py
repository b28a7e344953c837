"""The forms of noting a contact, changing one, and looking for some."""

from draagvlak.pages.contacts.forms.changing import ContactForm
from draagvlak.pages.contacts.forms.finding import FindForm
from draagvlak.pages.contacts.forms.noting import Desk, NoteForm, note_form
from draagvlak.pages.contacts.forms.sending import SendForm

__all__ = ["ContactForm", "Desk", "FindForm", "NoteForm", "SendForm", "note_form"]
