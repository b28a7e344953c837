"""The square code that a telephone reads an address from."""

import io

import segno


def code_as_svg(address: str) -> str:
    """Dark on nothing, with the white edge that readers need around it."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", scale=8, border=4, xmldecl=False, svgns=True)
    return out.getvalue().decode()


def code_as_image(address: str) -> str:
    """The same as the address of an image, for a page."""
    return str(segno.make(address, error="m", micro=False).svg_data_uri(scale=6, border=4))
