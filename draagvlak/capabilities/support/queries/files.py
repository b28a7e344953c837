"""Files beside evidence: one of them, and in which somebody is named."""

from dataclasses import dataclass

from draagvlak.basics.mentions import Names
from draagvlak.capabilities.support.models import EvidenceFile
from draagvlak.capabilities.support.readers.files import texts_in


@dataclass(frozen=True)
class Found:
    """Keys of files: `naming` somebody in their name or text; `unread`: pictures and PDFs, which a human looks at."""

    naming: tuple[int, ...]
    unread: tuple[int, ...]


def files_naming(names: Names) -> Found:
    """Looks through all files of the authority in scope, one at a time."""
    naming, unread = [], []
    for pk, name, kind in EvidenceFile.objects.order_by("pk").values_list("pk", "name", "kind"):
        content = bytes(EvidenceFile.objects.values_list("content", flat=True).get(pk=pk))
        texts = texts_in(content, kind)
        if names.are_in(name.replace("_", " ")) or any(names.are_in(text) for text in texts or ()):
            naming.append(pk)
        elif kind not in ("odt", "docx"):
            unread.append(pk)
    return Found(tuple(naming), tuple(unread))
