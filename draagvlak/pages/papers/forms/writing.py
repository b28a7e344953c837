"""The text of a chapter, and a remark about it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from draagvlak.pages.papers.forms.fields import PaperForm
from draagvlak.pages.shared.forms import long_text

LONGEST = 100_000  # characters: rather more than any form takes


class PartForm(PaperForm):
    """`take`: the ready block is put behind the text too."""

    text = long_text(18, LONGEST, label=_("Tekst"), required=False, strip=False)

    def text_with(self, block: str, takes: bool) -> str:
        """Of a valid form. What stands in the text already is not added again."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n").rstrip()
        if not takes or not block or block in text:
            return text
        return f"{text}\n\n{block}" if text else block


def part_begins(part: Any) -> dict[str, Any]:
    return {"text": part.text, "version": part.version}


class CommentForm(PaperForm):
    text = long_text(4, 5000, label=_("Je opmerking"), error_messages={"required": _("Schrijf eerst je opmerking.")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix="c", **kwargs)
