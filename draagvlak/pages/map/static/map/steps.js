/* Where an arrow key leads: left and right within a band, up and down to the nearest in the next band that has anybody. */
(function () {
  "use strict";

  function step(net, from, key) {
    const rows = new Map();
    for (const node of net.nodes) {
      if (!rows.has(node.band)) rows.set(node.band, []);
      rows.get(node.band).push(node);
    }
    rows.forEach((row) => row.sort((one, other) => one.x - other.x));
    if (from === null) return net.director >= 0 ? net.nodes[net.director] : rows.get(Math.min(...rows.keys()))[0];
    const row = rows.get(from.band);
    if (key === "ArrowLeft" || key === "ArrowRight") {
      const to = row.indexOf(from) + (key === "ArrowRight" ? 1 : -1);
      return row[to] || from;
    }
    const isUp = key === "ArrowUp";
    const bands = [...rows.keys()].filter((band) => (isUp ? band > from.band : band < from.band));
    if (!bands.length) return from;
    const next = rows.get(isUp ? Math.min(...bands) : Math.max(...bands));
    const apart = (node) => Math.abs(node.x - from.x) - (from.neighbours.includes(node.at) ? 2.5 : 0);
    return next.reduce((best, node) => (apart(node) < apart(best) ? node : best));
  }

  Object.assign(window.Draagvlak, { step });
})();
