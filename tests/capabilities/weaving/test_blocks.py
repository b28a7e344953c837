"""A story as it is typed: what is a block, what stays text, and that nothing unsafe comes out of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagvlak.capabilities.weaving.wording.blocks import Block, Span, blocks_of, fragments_in, stray_references


def test_each_kind_of_block():
    text = "# Kop\n## Onder\nEen **vet** en\nnog *schuin*.\n[[ 7 ]]\n1. een\n2. twee\n   - diep\n"
    bold, italic = Span("vet", is_bold=True), Span("schuin", is_italic=True)
    assert blocks_of(text) == [
        Block("heading", (Span("Kop"),), level=1),
        Block("heading", (Span("Onder"),), level=2),
        Block("paragraph", (Span("Een "), bold, Span(" en\nnog "), italic, Span("."))),
        Block("quote", fragment=7),
        Block("list", items=((Span("een"),), (Span("twee"),), (Span("diep"),)), is_numbered=True),
    ]


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("[x](https://a.be)", (Span("x", href="https://a.be"),)),
        ("[x](mailto:a@b.be)", (Span("x", href="mailto:a@b.be"),)),
        ("[x](http://a.be)", (Span("x"),)),
        ("[x](/ergens)", (Span("x"),)),
        ("[x](javascript:alert(1))", (Span("[x](javascript:alert(1))"),)),
        ("[x](data:text/html,a)", (Span("[x](data:text/html,a)"),)),
        ("![wat](https://a.be/b.png)", (Span("wat"),)),
        ("<b>a</b><script>", (Span("<b>a</b><script>"),)),
        ("`a` &amp; \\*b\\*", (Span("`a` &amp; *b*"),)),
        ("> a", (Span("> a"),)),
    ],
)
def test_what_is_not_in_the_subset_stays_text(typed, spans):
    assert blocks_of(typed) == [Block("paragraph", spans)]


def test_references_stand_alone_on_their_line():
    text = "[[3]]\nzoals [[4]] zei\n  [[5]]\n[[3]]\n[[x]]"
    assert (fragments_in(text), stray_references(text)) == ([3, 5], [4])
    assert [block.fragment for block in blocks_of(text)] == [3, None, 5, 3, None]
    assert blocks_of("") == []


@given(st.text(alphabet="a*_#[]()<>!-\\\n 1.&:/`", max_size=60))
def test_anything_can_be_typed(text):
    blocks = blocks_of(text)
    assert [block.fragment for block in blocks if block.kind == "quote"] == [
        key for line in text.splitlines() for key in fragments_in(line)
    ]
    hrefs = {span.href for block in blocks for spans in (block.spans, *block.items) for span in spans}
    assert all(href == "" or href.lower().startswith(("https://", "mailto:")) for href in hrefs)
