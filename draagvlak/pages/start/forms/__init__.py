"""What one fills in, and is told, on the way from a list to a report."""

from draagvlak.pages.start.forms.choosing import FileForm, TargetForm, on_disk
from draagvlak.pages.start.forms.mapping import MappingForm
from draagvlak.pages.start.forms.telling import brought, stage, told, told_against, undo_refused

__all__ = [
    "FileForm",
    "MappingForm",
    "TargetForm",
    "brought",
    "on_disk",
    "stage",
    "told",
    "told_against",
    "undo_refused",
]
