"""Bringing a list, saying what it means, reading it in, undoing it, forgetting it; taking a network out."""

from draagvlak.capabilities.exchange.actions.bringing import Decided, change_mapping, receive
from draagvlak.capabilities.exchange.actions.ending import cancel_import, forget_old_lists, undo_import
from draagvlak.capabilities.exchange.actions.exporting import export
from draagvlak.capabilities.exchange.actions.importing import read_in, start_import

__all__ = [
    "Decided",
    "cancel_import",
    "change_mapping",
    "export",
    "forget_old_lists",
    "read_in",
    "receive",
    "start_import",
    "undo_import",
]
