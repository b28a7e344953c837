"""A booklet as PDF and as EPUB, made when asked for and kept nowhere."""
