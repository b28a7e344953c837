// When a device gives no key, the library only tells the console: say it on the page, where it can be read.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("key_problem").hidden = false;
});
