/* One WebGL program that draws every layer's shape: each pixel asks how far it is from the shape's edge. */
(function () {
  "use strict";

  const VERTEX = `
    attribute vec2 a_position;
    attribute float a_size;
    attribute float a_shape;
    attribute float a_hollow;
    attribute vec4 a_color;
    attribute vec2 a_corner;
    uniform mat3 u_matrix;
    uniform float u_sizeRatio;
    uniform float u_correctionRatio;
    uniform float u_pixelRatio;
    varying vec2 v_at;
    varying float v_shape;
    varying float v_hollow;
    varying float v_pixel;
    varying vec4 v_color;
    const float bias = 255.0 / 254.0;
    void main() {
      float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
      v_at = a_corner * 1.5;
      v_shape = a_shape;
      v_hollow = a_hollow;
      v_pixel = u_sizeRatio / (a_size * u_pixelRatio);
      gl_Position = vec4((u_matrix * vec3(a_position + v_at * radius, 1.0)).xy, 0.0, 1.0);
      v_color = a_color;
      v_color.a *= bias;
    }`;

  // Order of shapes as the bands: ○ ● ◆ ■ ▲ ▼ ⬟ ★, then the director's ring ◎.
  const FRAGMENT = `
    precision highp float;
    varying vec2 v_at;
    varying float v_shape;
    varying float v_hollow;
    varying float v_pixel;
    varying vec4 v_color;
    uniform vec3 u_paper;
    float polygon(vec2 p, float sides, float inner) {
      float angle = atan(p.x, p.y);
      float step = 6.2831853 / sides;
      return cos(floor(0.5 + angle / step) * step - angle) * length(p) - inner;
    }
    float star(vec2 p) {
      const vec2 k1 = vec2(0.809016994, -0.587785252);
      const vec2 k2 = vec2(-0.809016994, -0.587785252);
      p.x = abs(p.x);
      p -= 2.0 * max(dot(k1, p), 0.0) * k1;
      p -= 2.0 * max(dot(k2, p), 0.0) * k2;
      p.x = abs(p.x);
      p.y -= 1.3;
      vec2 ba = 0.45 * vec2(-k1.y, k1.x) - vec2(0.0, 1.0);
      float h = clamp(dot(p, ba) / dot(ba, ba), 0.0, 1.3);
      return length(p - ba * h) * sign(p.y * ba.x - p.x * ba.y);
    }
    float edge(vec2 p) {
      if (v_shape < 1.5) return length(p) - 0.92;
      if (v_shape < 2.5) return (abs(p.x) + abs(p.y) - 1.2) * 0.7071;
      if (v_shape < 3.5) return max(abs(p.x), abs(p.y)) - 0.82;
      if (v_shape < 4.5) return polygon(vec2(p.x, -p.y - 0.2), 3.0, 0.6);
      if (v_shape < 5.5) return polygon(vec2(p.x, p.y - 0.2), 3.0, 0.6);
      if (v_shape < 6.5) return polygon(vec2(p.x, -p.y), 5.0, 0.84);
      if (v_shape < 7.5) return star(p);
      return abs(length(p) - 0.95) - (v_hollow > 0.5 ? 0.12 : 0.3);
    }
    void main() {
      float d = edge(v_at);
      if (v_shape > 7.5 && length(v_at) < 0.95) {
        float ring = 1.0 - smoothstep(-0.5 * v_pixel, 0.5 * v_pixel, d);
        gl_FragColor = vec4(mix(u_paper, v_color.rgb, ring), 1.0);
        return;
      }
      float inside = 1.0 - smoothstep(-0.5 * v_pixel, 0.5 * v_pixel, d);
      if (inside <= 0.0) discard;
      float line = max(0.2, 1.4 * v_pixel);
      float heart = (v_hollow > 0.5 && v_shape < 7.5) || v_shape < 0.5 ? 1.0 - smoothstep(-0.5 * v_pixel, 0.5 * v_pixel, d + line) : 0.0;
      gl_FragColor = vec4(mix(v_color.rgb, u_paper, heart), 1.0) * inside;
    }`;

  const FLOAT = WebGLRenderingContext.FLOAT;
  const BYTE = WebGLRenderingContext.UNSIGNED_BYTE;
  const { NodeProgram } = Sigma.rendering;

  class ShapeProgram extends NodeProgram {
    getDefinition() {
      return {
        VERTICES: 6,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: WebGLRenderingContext.TRIANGLES,
        UNIFORMS: ["u_matrix", "u_sizeRatio", "u_correctionRatio", "u_pixelRatio", "u_paper"],
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT },
          { name: "a_size", size: 1, type: FLOAT },
          { name: "a_shape", size: 1, type: FLOAT },
          { name: "a_hollow", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
        CONSTANT_DATA: [[-1, -1], [1, -1], [-1, 1], [-1, 1], [1, -1], [1, 1]],
      };
    }

    processVisibleItem(_id, start, data) {
      const { array } = this;
      array[start] = data.x;
      array[start + 1] = data.y;
      array[start + 2] = data.size;
      array[start + 3] = data.shape;
      array[start + 4] = data.hollow ? 1 : 0;
      array[start + 5] = Sigma.utils.floatColor(data.color);
    }

    setUniforms(params, { gl, uniformLocations: at }) {
      gl.uniformMatrix3fv(at.u_matrix, false, params.matrix);
      gl.uniform1f(at.u_sizeRatio, params.sizeRatio);
      gl.uniform1f(at.u_correctionRatio, params.correctionRatio);
      if (at.u_pixelRatio) gl.uniform1f(at.u_pixelRatio, params.pixelRatio);
      if (at.u_paper) gl.uniform3fv(at.u_paper, ShapeProgram.paper);
    }

    // Who is pointed at is found by her place (StillSigma), so the picture that would tell is never drawn.
    render(params) {
      this.pickProgram = null;
      super.render(params);
    }
  }
  ShapeProgram.paper = [1, 1, 1];

  window.Draagvlak = Object.assign(window.Draagvlak || {}, { ShapeProgram, RING: 8 });
})();
