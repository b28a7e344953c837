/* The map of the page: draws it, moves it, and speaks of whoever is focused. */
(function () {
  "use strict";

  const D = window.Draagvlak;
  const frame = document.getElementById("kaart");
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  const say = (id) => document.getElementById(id);

  function start(data) {
    const stage = frame.querySelector(".stage");
    const canvas = frame.querySelector(".canvas");
    const bandsBox = frame.querySelector(".bands");
    const bands = [...frame.querySelectorAll(".band")].reverse();
    const bandNames = [...frame.querySelectorAll(".band-name")].reverse();
    const search = say("zoek");
    const toggle = say("zonder-knop");
    const net = D.read(data);
    const view = { isWithout: frame.dataset.without === "1", found: D.found(net, search.value), chosen: null };
    let ink = D.tokens(frame);
    let size = { width: canvas.clientWidth, height: canvas.clientHeight };

    function setPaper() {
      D.ShapeProgram.paper = [1, 3, 5].map((at) => parseInt(ink.paper.slice(at, at + 2), 16) / 255);
      D.TieProgram.opacity = net.ties.length > D.HUGE ? 0.15 : 1;
    }

    setPaper();
    const graph = D.build(net, size, view, ink);
    const sigma = new D.StillSigma(graph, canvas, {
      nodeProgramClasses: { shape: D.ShapeProgram },
      edgeProgramClasses: { tie: D.TieProgram },
      defaultDrawNodeHover: () => {},
      renderLabels: false,
      stagePadding: 0,
      enableCameraRotation: false,
      minCameraRatio: 0.02,
      maxCameraRatio: 1.2,
      zoomToSizeRatioFunction: (ratio) => Math.max(ratio, 0.05) ** 0.4,
    });
    const camera = sigma.getCamera();
    const over = sigma.getCanvases().labels.getContext("2d");
    const byTies = [...net.nodes].sort((one, other) => other.degree - one.degree || one.at - other.at);
    const widths = new Map();
    sigma.startStill();

    function fit() {
      size = { width: canvas.clientWidth, height: canvas.clientHeight };
      D.replace(graph, net, size);
      sigma.setCustomBBox({ x: [0, size.width], y: [0, size.height] });
      sigma.resize(true);
      sigma.refresh();
    }

    function onScreen(node, isChosen) {
      const shown = sigma.getNodeDisplayData(node.id);
      const at = sigma.framedGraphToViewport(shown);
      return {
        id: node.id,
        name: node.name,
        x: at.x,
        y: at.y,
        radius: sigma.scaleSize(shown.size),
        isQuiet: shown.isQuiet,
        isNamed: isChosen || shown.isNamed,
        get textWidth() {
          return widths.get(node.id);
        },
        width(context) {
          if (!widths.has(node.id)) widths.set(node.id, context.measureText(node.name).width);
        },
      };
    }

    function drawChosen(context) {
      if (view.chosen === null) return;
      const from = onScreen(view.chosen, true);
      context.strokeStyle = ink.action;
      for (const at of view.chosen.neighbours) {
        const to = onScreen(net.nodes[at], true);
        const isLost = view.isWithout && (view.chosen.state === "director" || net.nodes[at].state === "director");
        context.setLineDash(isLost ? [5, 4] : []);
        context.lineWidth = 2;
        context.beginPath();
        context.moveTo(from.x, from.y);
        context.lineTo(to.x, to.y);
        context.stroke();
      }
      context.setLineDash([]);
      context.lineWidth = 3;
      context.beginPath();
      context.arc(from.x, from.y, from.radius + 5, 0, 2 * Math.PI);
      context.stroke();
    }

    /** Where bands meet, from the bottom up, as the camera is now. */
    function edgesNow() {
      const now = { cameraState: camera.getState() };
      return Array.from(
        { length: net.bands.length + 1 },
        (_, n) => sigma.graphToViewport({ x: 0, y: (n * size.height) / net.bands.length }, now).y,
      );
    }

    function draw() {
      bandsBox.style.transform = "none";
      const edges = edgesNow();
      const taken = D.placeBands(bands, bandNames, edges, size);
      drawChosen(over);
      if (sigma.isMoving && net.nodes.length > D.HUGE) return; // no time for so many names in every frame
      const around = view.chosen === null ? [] : [view.chosen, ...view.chosen.neighbours.map((at) => net.nodes[at])];
      const first = new Set(around.map((node) => node.at));
      if (net.director >= 0) first.add(net.director);
      const order = [...first].map((at) => net.nodes[at]).concat(byTies.filter((node) => !first.has(node.at)));
      const seen = order
        .map((node) => {
          const n = node.band - net.bands[0].at;
          return Object.assign(onScreen(node, around.includes(node)), { top: edges[n + 1], bottom: edges[n] });
        })
        .filter((node) => node.x > -20 && node.x < size.width + 20 && node.y > -20 && node.y < size.height + 20);
      frame.names = D.drawNames(over, seen, taken, size, ink);
      frame.dataset.names = frame.names.length;
    }

    sigma.on("afterRender", draw);
    sigma.on("afterStill", ({ y, scale }) => {
      bandsBox.style.transform = `translateY(${y}px) scaleY(${scale})`;
      D.placeNames(bandNames, edgesNow(), size);
    });

    function restyle() {
      D.restyle(graph, net, view, ink);
      sigma.refresh();
    }

    function move(change) {
      const to = { ...camera.getState(), ...change };
      if (motion.matches) camera.setState(to);
      else camera.animate(to, { duration: 150 });
    }

    function choose(node) {
      view.chosen = node;
      const state = node && view.isWithout ? `, ${net.words[node.state]}` : "";
      say("kaart-zegt").textContent = node ? `${node.said}${state}` : "";
      if (node) {
        const at = sigma.graphToViewport(graph.getNodeAttributes(node.id));
        const isOut = at.x < 20 || at.y < 20 || at.x > size.width - 20 || at.y > size.height - 20;
        if (isOut) move((({ x, y }) => ({ x, y }))(sigma.getNodeDisplayData(node.id)));
      }
      sigma.scheduleRender();
    }

    function open(node) {
      choose(node);
      return D.open(net, node, search, view.isWithout, Number(frame.dataset.perPage));
    }

    function zoom(factor) {
      move({ ratio: camera.getBoundedRatio(camera.getState().ratio * factor) });
    }

    const keys = {
      Enter: () => view.chosen && open(view.chosen),
      Escape: () => choose(null),
      "+": () => zoom(1 / 1.5),
      "=": () => zoom(1 / 1.5),
      "-": () => zoom(1.5),
      0: () => move({ x: 0.5, y: 0.5, ratio: 1 }),
    };
    for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
      keys[key] = () => choose(D.step(net, view.chosen, key));
    }
    stage.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    // The wheel scrolls the page, unless the map was clicked or focused, or Ctrl is held.
    canvas.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && document.activeElement !== stage) event.stopPropagation();
      },
      { capture: true },
    );
    canvas.addEventListener("mousedown", () => stage.focus({ preventScroll: true }));
    sigma.on("clickNode", ({ node }) => open(net.nodes[Number(node)]));
    sigma.on("clickStage", () => choose(null));
    sigma.on("enterNode", ({ node }) => {
      canvas.classList.add("on-node");
      say("kaart-zegt").textContent = net.nodes[Number(node)].said;
    });
    sigma.on("leaveNode", () => {
      canvas.classList.remove("on-node");
      choose(view.chosen);
    });
    for (const button of frame.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => keys[button.dataset.zoom]());
    }

    search.addEventListener("input", () => {
      view.found = D.found(net, search.value);
      restyle();
    });
    search.addEventListener("change", () => search.dispatchEvent(new Event("input")));
    if (toggle) {
      toggle.form.addEventListener("submit", (event) => {
        event.preventDefault();
        view.isWithout = !view.isWithout;
        toggle.setAttribute("aria-pressed", String(view.isWithout));
        toggle.value = view.isWithout ? "" : "1";
        say("zonder-gezocht").value = view.isWithout ? "1" : "";
        say("kaart-stand").textContent = say(view.isWithout ? "stand-zonder" : "stand-met").textContent.trim();
        restyle();
        choose(view.chosen);
        D.load(D.address(search.value, view.isWithout, 1));
      });
    }
    document.addEventListener("click", (event) => {
      const numbered = (number) => net.nodes.find((one) => String(one.number) === number);
      const ties = event.target.closest("#tabel a[data-ties]");
      if (ties) choose(numbered(ties.dataset.ties) || null); // the page puts their rows in place
      const link = event.target.closest("#tabel a[data-at]");
      if (!link) return;
      event.preventDefault();
      const node = numbered(link.dataset.at);
      if (!node) return;
      stage.scrollIntoView({ block: "center" });
      stage.focus({ preventScroll: true });
      choose(node);
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      ink = D.tokens(frame);
      setPaper();
      restyle();
    });
    // Fitting tells of a resize itself: without asking whether there was one, it would never end.
    sigma.on("resize", () => {
      if (canvas.clientWidth !== size.width || canvas.clientHeight !== size.height) requestAnimationFrame(fit);
    });
    fit();
    frame.sigma = sigma; // for whoever measures or tests
    frame.dataset.state = "drawn";
  }

  async function open() {
    if (!window.Sigma || !document.createElement("canvas").getContext("webgl2")) throw new Error("no WebGL");
    frame.hidden = false;
    const answer = await fetch(frame.dataset.source, { mode: "cors", credentials: "same-origin" }); // as it was preloaded
    if (!answer.ok) throw new Error(`no data: ${answer.status}`);
    start(await answer.json());
  }

  if (frame) {
    open().catch(() => {
      frame.hidden = true;
      say("kaart-kan-niet").hidden = false;
    });
  }
})();
