"""Writing in a text as it is said."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.conversations.choices import MOST_LETTERS
from draagvlak.capabilities.conversations.readers.texts import plain_lines
from draagvlak.pages.conversations.forms.conversation import HarvestForm
from draagvlak.pages.shared.forms import long_text


class WriteForm(HarvestForm):
    """The text as it stands, also with white space around it: somebody is still typing."""

    text = long_text(
        18,
        MOST_LETTERS + 20_000,  # line ends are two signs in what a browser sends
        label=_("Wat wordt er gezegd?"),
        help_text=_(
            "Begin een regel met een naam en een dubbelpunt als je wilt weten wie het zei. Bijvoorbeeld: An: …"
        ),
        required=False,
        strip=False,
    )

    def clean_text(self) -> str:
        return plain_lines(self.cleaned_data["text"])


def text_begins(row: Any) -> dict[str, Any]:
    return {"text": row.text, "version": row.version}
