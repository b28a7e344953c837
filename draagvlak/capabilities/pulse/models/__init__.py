"""The tables of surveys. Who was asked and what was answered stand apart: nothing leads from one to the other."""

from draagvlak.capabilities.pulse.models.answers import AnswerSheet, Remark, SpentKey, WorksWith
from draagvlak.capabilities.pulse.models.surveys import AccessPromise, Link, Survey

__all__ = ["AccessPromise", "AnswerSheet", "Link", "Remark", "SpentKey", "Survey", "WorksWith"]
