"""No page asks anything of anybody else: no template, style sheet or script of ours names a foreign address.

Links that somebody may follow are no requests; none of ours leads elsewhere either. What may stand there is a namespace
of XML, which is a name. Plain text, as a mail or a licence, asks nothing of anybody.
"""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "draagvlak"
FILES = sorted(
    file
    for file in ROOT.rglob("*")
    if file.suffix in {".html", ".css", ".js", ".svg", ".xml", ".webmanifest"}
    and {"templates", "static", "files"} & set(file.parts)
)
ADDRESS = re.compile(r"https?://[^\s\"'`<>)]+", re.IGNORECASE)
# In a template or style sheet, what makes a browser ask: also without a scheme, and before anybody follows it.
ASKS = re.compile(
    r"""(?:src|href|srcset|action|poster|data|formaction|ping|content)\s*=\s*["']?\s*//"""
    r"""|url\(\s*["']?\s*(?:https?:)?//|@import|rel\s*=\s*["']?[^"'>]*(?:preconnect|dns-prefetch|prefetch|prerender)""",
    re.IGNORECASE,
)
IN_SCRIPT = re.compile(
    r"""(?:fetch|open|import|sendBeacon|WebSocket|EventSource|importScripts)\(\s*["'`](?:https?:|wss?:)?//"""
)
NAMES = ("http://www.w3.org/", "http://www.gexf.net/", "http://gexf.net/", "http://graphml.graphdrawing.org/")


def found_in(text, suffix):
    wrong = [one for one in ADDRESS.findall(text) if not one.startswith(NAMES)]
    return wrong + ASKS.findall(text) + (IN_SCRIPT.findall(text) if suffix == ".js" else [])


def test_there_are_files_to_look_at():
    names = {file.name for file in FILES}
    assert {"page.html", "base.css", "tokens.css", "keep.js"} <= names
    assert len(FILES) > 150


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<img src="//stats.example/1.gif">',
        "@import 'x.css';",
        "a { background: url(//x.example/y.png) }",
        '<link rel="preconnect" href="/x">',
        '<a href="/x" ping="//y.example">',
    ],
)
def test_one_would_be_seen(text):
    assert found_in(text, ".html")


def test_none_names_a_foreign_address():
    wrong = {str(file.relative_to(ROOT)): found_in(file.read_text(errors="replace"), file.suffix) for file in FILES}
    assert {name: found for name, found in wrong.items() if found} == {}
