/* The table twin: the map leads to its rows, its search leads to the map. */
(function () {
  "use strict";

  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  /** Which nodes hold every word, as the server searches; null where nothing is asked. */
  function found(net, text) {
    const words = plain(text).split(/\s+/).filter(Boolean);
    if (!words.length) return null;
    return new Set(net.nodes.filter((node) => words.every((word) => node.searched.includes(word))).map((node) => node.at));
  }

  function address(text, isWithout, page) {
    const asked = new URLSearchParams();
    if (text) asked.set("zoek", text);
    if (isWithout) asked.set("zonder", "1");
    if (page > 1) asked.set("pagina", page);
    const said = asked.toString();
    return said ? `${location.pathname}?${said}` : location.pathname;
  }

  /** Puts the page of the table that this address gives in place. */
  async function load(where) {
    await htmx.ajax("GET", where, { target: "#tabel", swap: "outerHTML" });
    history.replaceState(history.state, "", where);
  }

  /** The rows as the table orders them: without the director, those who fall come first. */
  function order(net, text, isWithout) {
    const among = found(net, text);
    const rows = net.nodes.filter((node) => among === null || among.has(node.at));
    if (!isWithout) return rows;
    return [...rows.filter((node) => node.state === "falls"), ...rows.filter((node) => node.state !== "falls")];
  }

  /** Brings the row of a node into the table and gives it the focus. */
  async function open(net, node, search, isWithout, perPage) {
    if (!document.getElementById(`n${node.number}`)) {
      const among = found(net, search.value);
      if (among !== null && !among.has(node.at)) {
        search.value = "";
        search.dispatchEvent(new Event("change"));
      }
      const page = Math.floor(order(net, search.value, isWithout).indexOf(node) / perPage) + 1;
      await load(address(search.value, isWithout, page));
    }
    const row = document.getElementById(`n${node.number}`);
    if (!row) return;
    document.querySelectorAll("#tabel tr.shown").forEach((other) => other.classList.remove("shown"));
    row.classList.add("shown");
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
  }

  Object.assign(window.Draagvlak, { plain, found, address, load, open });
})();
