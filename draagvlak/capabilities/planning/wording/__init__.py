"""Plannings, proposals, reasons and conflicts, in sentences."""
