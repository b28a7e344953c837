/* What is drawn in ink on and under the map: bands with their names, and as many names as fit without touching. */
(function () {
  "use strict";

  const CELL = 48;
  const MOST_NAMES = 400;
  const EDGE = 2; // pixels that a name may stand over the edge of its band; more, and it seems to be of the next

  /** The tokens of the page as they stand now, light or dark. */
  function tokens(element) {
    const style = getComputedStyle(element);
    const read = (name) => style.getPropertyValue(`--${name}`).trim();
    const small = parseFloat(read("size-small")) * parseFloat(getComputedStyle(document.documentElement).fontSize);
    const colours = {};
    for (const name of ["paper", "sheet", "shade", "ink", "quiet", "line", "hair", "action"]) colours[name] = read(name);
    return { ...colours, layer: (name) => read(`layer-${name}`) || colours.quiet, small, font: read("font") };
  }

  /** A colour halfway to the paper, for what is quiet. */
  function mixed(colour, paper, share) {
    const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
    const [one, other] = [parts(colour), parts(paper)];
    return `#${one.map((part, n) => Math.round(part * (1 - share) + other[n] * share).toString(16).padStart(2, "0")).join("")}`;
  }

  /** Boxes that may not touch each other, found again by the cells they lie in. */
  class Boxes {
    constructor() {
      this.cells = new Map();
    }

    around(box) {
      const keys = [];
      for (let x = Math.floor(box[0] / CELL); x <= Math.floor(box[2] / CELL); x += 1)
        for (let y = Math.floor(box[1] / CELL); y <= Math.floor(box[3] / CELL); y += 1) keys.push(x * 10007 + y);
      return keys;
    }

    isFree(box, own) {
      return this.around(box).every((key) =>
        (this.cells.get(key) || []).every(
          (other) =>
            other[4] === own || other[0] >= box[2] || other[2] <= box[0] || other[1] >= box[3] || other[3] <= box[1],
        ),
      );
    }

    add(box) {
      for (const key of this.around(box)) {
        const there = this.cells.get(key);
        if (there) there.push(box);
        else this.cells.set(key, [box]);
      }
    }
  }

  /**
   * Bands lie under the drawing, their names above it, both in the page itself. They move along, and a name stays in
   * sight as long as its band does. Gives the boxes of the names.
   */
  function placeBands(bands, names, edges, size) {
    bands.forEach((band, n) => {
      const [top, bottom] = [Math.round(edges[n + 1]), Math.round(edges[n])];
      band.style.transform = `translateY(${top}px)`;
      band.style.height = `${bottom - top}px`;
    });
    return placeNames(names, edges, size);
  }

  function placeNames(names, edges, size) {
    return names.map((label, n) => {
      const [top, bottom] = [edges[n + 1], edges[n]];
      const [wide, high] = sizeOf(label);
      const y = Math.min(Math.max(top, 0), Math.min(bottom, size.height) - high);
      const isSeen = bottom > high / 2 && top < size.height - high / 2;
      label.style.transform = `translateY(${Math.round(y)}px)`;
      label.style.visibility = isSeen ? "visible" : "hidden";
      return isSeen ? [0, y, wide + 4, y + high] : null;
    });
  }

  /** Read once: asking the page for sizes in every frame would lay it out in every frame. */
  const sizes = new WeakMap();
  function sizeOf(label) {
    if (!sizes.has(label)) sizes.set(label, [label.offsetWidth, label.offsetHeight]);
    return sizes.get(label);
  }

  /** Draws names beside their shapes, the most tied first, and only where nothing is in the way. Gives their boxes. */
  function drawNames(context, nodes, taken, size, ink) {
    const boxes = new Boxes();
    taken.filter(Boolean).forEach((box) => boxes.add(box));
    for (const node of nodes) {
      const far = node.radius + 1;
      boxes.add([node.x - far, node.y - far, node.x + far, node.y + far, node.id]);
    }
    context.font = `${ink.small}px ${ink.font}`;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const drawn = [];
    for (const node of nodes) {
      if (drawn.length >= MOST_NAMES) break;
      if (!node.isNamed) continue;
      node.width(context);
      const place = placesFor(node, ink.small).find(
        (box) =>
          box[0] >= 2 && box[2] <= size.width - 2 && box[1] >= 0 && box[3] <= size.height &&
          box[1] >= node.top - EDGE && box[3] <= node.bottom + EDGE && boxes.isFree(box, node.id),
      );
      if (!place) continue;
      boxes.add([...place, node.id]);
      drawn.push({ name: node.name, box: place, band: [node.top, node.bottom] });
      context.strokeStyle = ink.paper;
      context.lineWidth = 3;
      context.strokeText(node.name, place[0] + 1, (place[1] + place[3]) / 2 + 1);
      context.fillStyle = node.isQuiet ? ink.quiet : ink.ink;
      context.fillText(node.name, place[0] + 1, (place[1] + place[3]) / 2 + 1);
    }
    return drawn;
  }

  /** Right, left, below, above: the first that is free is taken. */
  function placesFor(node, small) {
    const [wide, high, far] = [node.textWidth + 2, small * 1.15, node.radius + 4];
    const middle = node.y - high / 2;
    return [
      [node.x + far, middle],
      [node.x - far - wide, middle],
      [node.x - wide / 2, node.y + far - 1],
      [node.x - wide / 2, node.y - far + 1 - high],
    ].map(([x, y]) => [x, y, x + wide, y + high]);
  }

  Object.assign(window.Draagvlak, { tokens, mixed, placeBands, placeNames, drawNames });
})();
