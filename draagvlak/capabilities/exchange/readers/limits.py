"""How large a file may be. The one place; docs/how-to/limits.md names the same numbers and a test compares them."""

MOST_BYTES = 50 * 1024 * 1024
MOST_UNPACKED = 400 * 1024 * 1024  # of a zipped sheet, all parts together
MOST_RATIO = 200  # unpacked to packed, for parts over a megabyte
MOST_PARTS = 2000  # files in a zipped sheet
MOST_ROWS = 250_000
MOST_COLUMNS = 2000
MOST_CELLS = 5_000_000
MOST_CELL_LENGTH = 32_767  # characters; a longer text is cut, as Excel does
