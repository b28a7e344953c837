"""A device as its owner would call it."""

from django.utils.translation import gettext as _

# The first that fits counts: most browsers also name those they descend from.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
DEVICES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def device(user_agent: str) -> str:
    """The browser and what it runs on, as far as it tells."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), None)
    machine = next((name for mark, name in DEVICES if mark in user_agent), None)
    if browser and machine:
        return _("%(browser)s op %(machine)s") % {"browser": browser, "machine": machine}
    return browser or machine or _("Een toestel dat we niet herkennen")
