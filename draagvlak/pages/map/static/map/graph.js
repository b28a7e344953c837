/* From the data of the page to a graph to draw: places in pixels of the frame, forms and colours by state. */
(function () {
  "use strict";

  // In a band the places lie from 0.15 to 0.79 of its height; here from 0.1 to 0.68, so that its name stands free.
  const [LOW, SQUEEZED, FROM] = [0.1, 0.58 / 0.64, 0.15];
  const [LEFT, RIGHT, MOST_COLUMN, BIG, HUGE] = [22, 96, 110, 400, 3000];

  /** The rows of the data as objects; `at` is the place in the table. */
  function read(data) {
    const nodes = data.nodes.map((row, at) => {
      const [number, name, organisation, layers, people, band, x, y, state, degree] = row;
      const words = [name, organisation, data.layers[layers]];
      const said = [...words, people, data.words.ties[degree]].filter(Boolean).join(", ");
      const searched = window.Draagvlak.plain(words.join(" "));
      return { at, id: String(at), number, name, said, searched, band, x, y, state, degree, neighbours: [] };
    });
    for (const [a, b] of data.ties) {
      nodes[a].neighbours.push(b);
      nodes[b].neighbours.push(a);
    }
    // What was only told in a survey is drawn, and followed by no key.
    const ties = [...data.ties, ...data.told.map(([a, b]) => [a, b, 0, 0, true])];
    return { nodes, ties, bands: data.bands, words: data.words, director: nodes.findIndex((n) => n.state === "director") };
  }

  /** Every place in pixels of a frame of this size: bands fill its height, columns its width. */
  function placed(net, size) {
    const columns = net.nodes.map((node) => node.x);
    const [least, most] = [Math.min(...columns, 0), Math.max(...columns, 11)];
    const lowest = net.bands[0].at;
    const high = size.height / net.bands.length;
    const right = Math.min(RIGHT, size.width * 0.2);
    const wide = Math.min((size.width - LEFT - right) / (most - least), MOST_COLUMN);
    return net.nodes.map((node) => ({
      x: LEFT + (node.x - least) * wide,
      y: (node.band - lowest + LOW + (node.y - node.band - FROM) * SQUEEZED) * high,
    }));
  }

  function radius(net, node) {
    const base = net.nodes.length > HUGE ? 3 : net.nodes.length > BIG ? 4 : 7;
    return node.state === "director" ? base * 1.35 : base;
  }

  function tieWidth(net, strength) {
    return net.ties.length > HUGE ? 1 : Math.min(1 + strength / 2, 3.5);
  }

  /** What a node looks like now: its own colour, or quiet and hollow where it falls or is not looked for. */
  function look(net, node, view, ink) {
    const layer = net.bands.find((band) => band.at === node.band).layer;
    const isDirector = node.state === "director";
    const isOff = view.isWithout && node.state !== "held";
    const isOther = view.found !== null && !view.found.has(node.at);
    const colour = isDirector ? ink.ink : ink.layer(layer);
    return {
      shape: isDirector ? window.Draagvlak.RING : node.band,
      hollow: isOff,
      isQuiet: isOff || isOther,
      isNamed: !isOther,
      color: isOther ? ink.hair : isOff ? window.Draagvlak.mixed(colour, ink.paper, 0.45) : colour,
    };
  }

  function tieLook(net, tie, view, ink) {
    const [a, b, strength, falls, isTold] = tie;
    const isLost = view.isWithout && falls;
    const isOther = view.found !== null && !(view.found.has(a) && view.found.has(b));
    const isFaint = isOther || (view.isWithout && net.nodes[a].state !== "held");
    return {
      size: isLost || isTold ? 1.5 : tieWidth(net, strength),
      dashed: Boolean(isLost || isTold),
      color: isTold && !isFaint ? ink.action : isLost ? ink.line : isFaint ? ink.hair : window.Draagvlak.mixed(ink.line, ink.paper, 0.35),
    };
  }

  /** A graphology graph of the whole. */
  function build(net, size, view, ink) {
    const graph = new graphology.Graph({ type: "undirected", multi: false });
    const places = placed(net, size);
    net.nodes.forEach((node, n) => {
      graph.addNode(node.id, { ...places[n], ...look(net, node, view, ink), size: radius(net, node), type: "shape" });
    });
    net.ties.forEach((tie, n) => {
      graph.addEdgeWithKey(String(n), String(tie[0]), String(tie[1]), { ...tieLook(net, tie, view, ink), type: "tie" });
    });
    return graph;
  }

  function restyle(graph, net, view, ink) {
    graph.updateEachNodeAttributes((id, old) => ({ ...old, ...look(net, net.nodes[Number(id)], view, ink) }));
    graph.updateEachEdgeAttributes((id, old) => ({ ...old, ...tieLook(net, net.ties[Number(id)], view, ink) }));
  }

  function replace(graph, net, size) {
    const places = placed(net, size);
    graph.updateEachNodeAttributes((id, old) => ({ ...old, ...places[Number(id)] }));
  }

  Object.assign(window.Draagvlak, { read, build, restyle, replace, HUGE });
})();
