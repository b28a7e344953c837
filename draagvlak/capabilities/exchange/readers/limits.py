"""How large a file may be. The one place; docs/how-to/limits.md names the same numbers and a test compares them."""

MOST_BYTES = 50 * 1024 * 1024
MOST_UNPACKED = 400 * 1024 * 1024  # of a zipped sheet, all parts together
MOST_RATIO = 200  # unpacked to packed, for parts over a megabyte
MOST_PARTS = 2000  # files in a zipped sheet
MOST_SHEETS = 200
MOST_ROWS = 250_000  # of one sheet
MOST_COLUMNS = 2000
MOST_CELLS = 5_000_000  # of all sheets together
MOST_TEXT = 64 * 1024 * 1024  # bytes of all cells together, once unpacked
MOST_CELL_LENGTH = 32_767  # characters; a longer text is cut, as Excel does
MOST_MEMORY = 400 * 1024 * 1024  # bytes that reading an Excel or ODS file may take, in a process of its own
MOST_SECONDS = 15  # of computing, for reading an Excel or ODS file
MOST_VALUES = 3_000_000  # in a JSON file
MOST_KEYS = 20_000  # of a JSON file, that differ: each is a text of its own
MOST_PEOPLE = 50_000  # of one list
MOST_NAME = 200  # characters; a longer text is nobody's name
MOST_PRESENT = 300  # people in one contact
MOST_PAIRS = 1_500_000  # of people together in a contact, over the whole list
MOST_RELATIONS = 12  # of a network file, that can be chosen on its page
MOST_READ_AGAIN = 20 * 1024 * 1024  # bytes, of reading one file for all its relations
