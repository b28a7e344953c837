"""What the mail with a link says, in Dutch with the other languages one step away. It names nobody who was asked."""

from dataclasses import dataclass
from datetime import date

from draagvlak.capabilities.pulse.wording.kit import FIRST, Kit, kit_in, kits


@dataclass(frozen=True)
class Asking:
    """What a mail is about: the network, who directs it ("" where nobody), and the days of the survey."""

    network: str
    director: str
    closes_on: date
    told_on: date


@dataclass(frozen=True)
class Mail:
    subject: str
    text: str


def asking_mail(about: Asking, link: str, is_reminder: bool = False) -> Mail:
    kit = kit_in(FIRST)
    said = kit.said["mail"]
    parts = [
        said["hello"],
        said["reminder" if is_reminder else "ask"],
        f"{said['link'].format(day=kit.day(about.closes_on))}\n{link}",
        *_in_other_languages(kit, link),
        f"{said['once']} {said['told'].format(day=kit.day(about.told_on))}",
        *([said["contact"].format(name=about.director)] if about.director else []),
    ]
    subject = said["reminder_subject" if is_reminder else "subject"].format(network=about.network)
    return Mail(" ".join(subject.split()), "\n\n".join(parts) + "\n")


def _in_other_languages(own: Kit, link: str) -> list[str]:
    others = [f"{kit.name}: {link}?taal={code}" for code, kit in kits().items() if code != own.code]
    return ["\n".join(others)] if others else []
