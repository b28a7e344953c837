"""Two ways to go through a page: by pointing, and by keyboard alone. Both do the same things."""

import base64

MOST_TABS = 150
DROP = """([words, name]) => {
  const held = new DataTransfer();
  held.items.add(new File([Uint8Array.from(atob(words), (sign) => sign.charCodeAt(0))], name));
  for (const kind of ["dragenter", "dragover", "drop"]) {
    const told = new DragEvent(kind, { dataTransfer: held, bubbles: true, cancelable: true });
    document.querySelector("h1").dispatchEvent(told);
    if (kind !== "dragenter" && !told.defaultPrevented) throw new Error(`the browser would leave the page: ${kind}`);
  }
}"""


class Pointer:
    def __init__(self, page):
        self.page = page

    def press(self, found):
        found.click()

    def write(self, found, text):
        found.fill(text)

    def choose(self, found, value):
        found.select_option(value)

    def check(self, found):
        found.check()

    def give(self, found, file):
        """Dropped beside the field, on the page."""
        words = base64.b64encode(file.read_bytes()).decode()
        found.page.evaluate(DROP, [words, file.name])
        assert found.evaluate("field => field.files[0].name") == file.name


class Keys:
    """Nothing but keys; only the file itself is handed over by the test, to a field reached by Tab."""

    def __init__(self, page):
        self.page = page

    def reach(self, found):
        found.wait_for()
        for _ in range(MOST_TABS):
            if found.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {found}")

    def press(self, found):
        self.reach(found)
        self.page.keyboard.press("Enter")

    def write(self, found, text):
        self.reach(found)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, found, value):
        self.reach(found)
        for _ in range(MOST_TABS):
            if found.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"No arrow leads to {value}")

    def check(self, found):
        """A radio button: Tab leads to its group, arrows to the one that is meant."""
        group = self.page.locator(f"input[name='{found.get_attribute('name')}']")
        for _ in range(MOST_TABS):
            if group.evaluate_all("all => all.includes(document.activeElement)"):
                break
            self.page.keyboard.press("Tab")
        for _ in range(group.count()):
            if found.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")
        assert found.is_checked()

    def give(self, found, file):
        self.reach(found)
        found.set_input_files(file)
