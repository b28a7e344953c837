"""Roles as files."""
