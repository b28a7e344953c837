"""A conversation in the browser, what is marked of it, and what each voice answers when they are asked for it."""

from pypdf import PdfReader

from tests.journeys.words import squashed

SAID = {  # by voice: what the notes say
    "An": (
        "Ik durfde de eerste keer niet binnen te gaan.",
        "Niemand vroeg wat ik verdien. Dat deed deugd.",
        "Nu neem ik mijn buurvrouw mee.",
    ),
    "Bo": ("De bus rijdt niet meer na zes uur.", "Wij wachten soms een uur in het donker."),
    "Cem": ("Dit zeg ik alleen hier aan tafel.", "Schrijf mijn ruzie met de dienst niet op."),
    "Dina": ("Mijn zoon zwemt nu elke week.", "Zonder de pas was dat nooit gelukt."),
}
THEMES = {"An": "drempels", "Bo": "vervoer", "Cem": "vertrouwen", "Dina": "zwemmen"}
NOTES = "\n".join(f"{who}: {words}" for n in range(3) for who, all_of in SAID.items() for words in all_of[n : n + 1])
PSEUDONYM = "de buspendelaar"
USES = ("de pagina’s van het netwerk", "de openbare pagina", "een bundel met verhalen")


def talked(rik):
    rik.go("gesprekken/")
    rik.link("Nieuw gesprek")
    rik.fill("Naam", "Avond over de drempel")
    rik.pick("Wie spreken met elkaar?", "mensen in armoede")
    rik.fill("De vraag van het gesprek", "Wat houdt je tegen?")
    rik.fill("Waar?", "buurthuis De Sleutel")
    rik.press("Bewaar")
    rik.link("Breng een tekst")
    rik.fill("Plak hier een tekst", NOTES)
    rik.press("Bewaar")
    rik.link("Zet ze erbij")
    rik.look("speakers")
    rik.press("Zet erbij")


def marked(rik):
    """Each line by three taps on it; who said it is known by the text, and a theme is there from the second time on."""
    for n, line in enumerate(NOTES.splitlines()):
        who, _, words = line.partition(": ")
        select(rik.page, words if n == 0 else line)
        if n == 0:
            rik.look("text_selected")
        rik.press("Maak fragment")
        said = rik.page.locator(".mark-form")
        assert said.locator("blockquote").inner_text() == words
        assert said.get_by_label("Wie zei dit?").locator("option:checked").inner_text() == who
        if n < len(SAID):
            rik.fill("Nieuw thema", THEMES[who])
        else:
            rik.page.get_by_label(THEMES[who], exact=True).check()
        if n == 5:
            rik.look("marking")
        rik.press("Bewaar fragment")
        rik.says("Het fragment staat erbij.")
    assert rik.page.locator("mark").count() == 9
    rik.look("text_marked")
    rik.page.locator("main").get_by_role("link").first.click()
    rik.look("talk")


def select(page, words):
    page.evaluate(
        """(words) => {
          const nodes = document.createTreeWalker(document.querySelector("[data-text]"), NodeFilter.SHOW_TEXT);
          while (nodes.nextNode()) {
            const at = nodes.currentNode.data.indexOf(words);
            if (at >= 0) getSelection().setBaseAndExtent(nodes.currentNode, at, nodes.currentNode, at + words.length);
          }
        }""",
        words,
    )


def asked(rik, name):
    """The address of a voice, which is shown once."""
    rik.go("citaten/")
    if name == "An":
        rik.look("quotes")
    rik.page.get_by_role("link", name=f"Vraag toestemming ({name})").click()
    for use in USES:
        rik.page.get_by_label(use, exact=False).first.check()
    if name == "An":
        rik.look("ask")
    rik.press("Maak de link")
    if name == "An":
        rik.look("link")
    if name == "Cem":
        on_paper(rik)
    return rik.page.get_by_label("Het adres").input_value()


def on_paper(rik):
    """The same questions for who has no e-mail."""
    with rik.page.expect_download() as given:
        rik.press("Bewaar het blad")
    said = squashed("".join(page.extract_text() for page in PdfReader(given.value.path()).pages))
    for words in (*SAID["Cem"], "Mogen we dit gebruiken in een bundel met verhalen?", "Ja, met een andere naam:"):
        assert squashed(words) in said, words


def answered(one):
    """By the link alone, without an account."""
    one.page.goto(one.quotes)
    if one.name == "An":
        one.look("consent")
    says = {"Bo": "Ja, met een andere naam", "Cem": "Nee"}.get(one.name, "Ja, met mijn naam")
    for answer in one.page.get_by_label(says, exact=True).all():
        if answer.is_visible():  # the answer for each place apart stays closed
            answer.check()
    if one.name == "Bo":
        for name in one.page.get_by_label("Koos je een andere naam? Schrijf ze hier.").all():
            name.fill(PSEUDONYM)
    one.press("Bewaar mijn antwoord")
    one.says("Bewaard. Dank je wel.")
    if one.name == "Bo":
        one.look("answered")
