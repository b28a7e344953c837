/* A map that stays smooth where drawing is slow: while it moves, the last picture of it is moved, whole, by the page. */
(function () {
  "use strict";

  const [REST, QUIET] = [140, 4]; // milliseconds and frames without movement after which everything is drawn again
  const [HALTING, OFTEN] = [40, 3]; // milliseconds between two frames that make a map halt; and how many such are enough
  const [LEAST, MOST] = [0.55, 2.2]; // of the frame that the last picture must fill; and how much it may be enlarged
  const [SPARING, SHORTEST] = [20, 100]; // drawing on the way takes at most one part in so many; milliseconds it takes
  const FINGER = 14; // pixels around a node's middle that are hers too, for whoever points with a finger

  class StillSigma extends Sigma {
    /** From now on moves the last picture where drawing is slow: in software, or where a few frames took long. */
    startStill() {
      this.still = document.createElement("canvas");
      this.still.className = "still";
      this.isSlow = isSoftware(this.getCanvases().nodes.getContext("webgl2"));
      this.halts = 0;
      this.camera.on("updated", () => {
        this.quiet = 0;
        this.movedAt = performance.now();
        if (this.isMoving) return;
        this.isMoving = true;
        this.seenAt = null;
        this.drawnAt = this.movedAt; // what stands there is good to begin with
        requestAnimationFrame(() => this.awaitRest());
      });
    }

    /** Rest has come when some frames passed without movement, however long a frame takes here. */
    awaitRest() {
      this.quiet += 1;
      if (this.quiet > QUIET && performance.now() - this.movedAt > REST) {
        this.isMoving = false;
        this.scheduleRender();
      } else requestAnimationFrame(() => this.awaitRest());
    }

    render() {
      if (!this.isMoving) return this.drawAnew();
      const gap = this.sinceLastFrame();
      if (!this.isSlow) {
        if (gap > HALTING) this.halts += 1;
        this.isSlow = this.halts >= OFTEN;
        return this.drawAnew();
      }
      this.longest = Math.max(this.longest, gap);
      const { x, y, scale } = this.shift();
      const filled = share(x, scale, this.width) * share(y, scale, this.height);
      const isLate = this.seenAt - this.drawnAt > SPARING * this.longest;
      if (this.needToProcess || (isLate && (filled < LEAST || scale > MOST))) return this.drawAnew();
      cancelAnimationFrame(this.renderFrame);
      this.renderFrame = null;
      this.still.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
      this.emit("afterStill", { y, scale });
      return this;
    }

    sinceLastFrame() {
      const before = this.seenAt;
      this.seenAt = performance.now();
      return before === null ? 0 : this.seenAt - before;
    }

    drawAnew() {
      this.drawnAt = performance.now();
      this.longest = SHORTEST;
      this.drawn = this.camera.getState();
      super.render();
      if (this.isSlow) this.keepStill();
      return this;
    }

    /** One picture of all that was drawn: a single layer costs the page far less to show and to move. */
    keepStill() {
      const { edges, nodes, labels, mouse } = this.getCanvases();
      if (!this.still.isConnected) {
        mouse.before(this.still);
        this.container.classList.add("slow");
      }
      [this.still.width, this.still.height] = [nodes.width, nodes.height]; // which also wipes it
      const context = this.still.getContext("2d");
      for (const canvas of [edges, nodes, labels]) context.drawImage(canvas, 0, 0);
      this.still.style.transform = "none";
    }

    /** How the last picture must lie to fit the camera as it is now. */
    shift() {
      const camera = this.camera.getState();
      const from = this.framedGraphToViewport({ x: 0, y: 0 }, { cameraState: this.drawn });
      const to = this.framedGraphToViewport({ x: 0, y: 0 }, { cameraState: camera });
      const scale = this.drawn.ratio / camera.ratio;
      return { x: to.x - from.x * scale, y: to.y - from.y * scale, scale };
    }

    /** The node at a place in the frame: by its middle, without asking the graphics card. Nobody while the map moves. */
    getNodeAtPosition(at) {
      if (this.isMoving) return null;
      let best = null;
      let nearest = Infinity;
      const centre = this.viewportToFramedGraph(at);
      const edge = this.viewportToFramedGraph({ x: at.x + 1, y: at.y });
      const pixel = Math.hypot(edge.x - centre.x, edge.y - centre.y);
      for (const id in this.nodeDataCache) {
        const node = this.nodeDataCache[id];
        const far = Math.hypot(node.x - centre.x, node.y - centre.y) / pixel;
        if (far < nearest && far <= Math.max(this.scaleSize(node.size), FINGER)) [best, nearest] = [id, far];
      }
      return best;
    }
  }

  /** Whether the browser counts every pixel itself, without a graphics card: it says so, or its name does. */
  function isSoftware(gl) {
    const named = gl.getExtension("WEBGL_debug_renderer_info");
    const name = gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
    return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
  }

  /** Which share of 0 to `whole` a picture of that length fills when it lies at `from`, enlarged by `scale`. */
  function share(from, scale, whole) {
    return Math.max(0, Math.min(whole, from + whole * scale) - Math.max(0, from)) / whole;
  }

  Object.assign(window.Draagvlak, { StillSigma });
})();
