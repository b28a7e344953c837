// Reads aloud what is asked, where the browser has a voice for the language. The page works whole without it.
"use strict";

if ("speechSynthesis" in window) {
  const speech = window.speechSynthesis;
  const language = document.documentElement.lang;
  const buttons = [...document.querySelectorAll("[data-read]")];
  const words = buttons.map((button) => button.textContent);
  const silent = () => buttons.forEach((button, n) => (button.textContent = words[n]));
  const voice = () => speech.getVoices().find((one) => one.lang.toLowerCase().startsWith(language));
  const offer = () => buttons.forEach((button) => (button.hidden = !voice()));

  function read(button) {
    const isReading = button.textContent === button.dataset.stop;
    speech.cancel();
    silent();
    if (isReading) return;
    const parts = [...button.closest("[data-spoken]").querySelectorAll("[data-words]")].map((part) => part.textContent.trim());
    const spoken = new SpeechSynthesisUtterance(parts.map((part) => part.replace(/[.:?]?$/, ".")).join(" "));
    spoken.lang = language;
    spoken.voice = voice();
    spoken.rate = 0.9;
    spoken.onend = silent;
    button.textContent = button.dataset.stop;
    speech.speak(spoken);
  }

  for (const button of buttons) button.addEventListener("click", () => read(button));
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  window.addEventListener("pagehide", () => speech.cancel());
}
