// Reads aloud what stands in the nearest [data-spoken], where the browser has a voice for the language: of that the
// parts that say [data-words], or lie in a [data-prose], each in its own language. The page works whole without it.
"use strict";

if ("speechSynthesis" in window) {
  const PARTS = "[data-words], [data-prose] :is(h2, h3, p, li, figcaption)";
  const AT_ONCE = 300; // letters: some phones stop in the middle of what is longer
  const speech = window.speechSynthesis;
  const ours = document.documentElement.lang;
  const buttons = [...document.querySelectorAll("[data-read]")];
  const words = buttons.map((button) => button.textContent);
  const silent = () => buttons.forEach((button, n) => (button.textContent = words[n]));
  const voice = (language) => speech.getVoices().find((one) => one.lang.toLowerCase().startsWith(language));
  const offer = () => buttons.forEach((button) => (button.hidden = !voice(ours)));
  const ended = (said) => (/[.:?!…]['’”]?$/.test(said) ? said : `${said}.`);

  function* pieces(parts) {
    let [language, piece] = ["", ""];
    for (const [its, whole] of parts)
      for (const part of whole.split(/(?<=[.?!]) /))
        if (piece && (its !== language || piece.length + part.length > AT_ONCE)) {
          yield [language, piece];
          [language, piece] = [its, part];
        } else [language, piece] = [its, piece ? `${piece} ${part}` : part];
    if (piece) yield [language, piece];
  }

  function said([language, piece]) {
    const spoken = new SpeechSynthesisUtterance(piece);
    spoken.lang = language;
    spoken.voice = voice(language) ?? voice(ours);
    spoken.rate = 0.9;
    return spoken;
  }

  function read(button) {
    const isReading = button.textContent === button.dataset.stop;
    speech.cancel();
    silent();
    if (isReading) return;
    const parts = [...button.closest("[data-spoken]").querySelectorAll(PARTS)];
    const texts = parts.map((part) => [part.closest("[lang]").lang, part.textContent.replace(/\s+/g, " ").trim()]);
    const all = [...pieces(texts.filter(([, text]) => text).map(([its, text]) => [its, ended(text)]))].map(said);
    if (!all.length) return;
    all[all.length - 1].onend = silent;
    button.textContent = button.dataset.stop;
    for (const one of all) speech.speak(one);
  }

  for (const button of buttons) button.addEventListener("click", () => read(button));
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  window.addEventListener("pagehide", () => speech.cancel());
}
