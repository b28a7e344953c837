/* Ties as lines of a width in pixels; those that are lost are dashed, so that it shows without colour. */
(function () {
  "use strict";

  const VERTEX = `
    attribute vec2 a_start;
    attribute vec2 a_end;
    attribute float a_width;
    attribute float a_dashed;
    attribute vec4 a_color;
    attribute vec2 a_corner;
    uniform mat3 u_matrix;
    uniform vec2 u_screen;
    varying float v_along;
    varying float v_aside;
    varying float v_half;
    varying float v_dashed;
    varying vec4 v_color;
    const float bias = 255.0 / 254.0;
    void main() {
      vec2 start = (u_matrix * vec3(a_start, 1.0)).xy;
      vec2 end = (u_matrix * vec3(a_end, 1.0)).xy;
      vec2 way = (end - start) * u_screen * 0.5;
      float far = max(length(way), 0.0001);
      vec2 across = vec2(-way.y, way.x) / far;
      v_half = a_width * 0.5;
      v_aside = a_corner.y * (v_half + 1.0);
      v_along = a_corner.x * far;
      v_dashed = a_dashed;
      v_color = a_color;
      v_color.a *= bias;
      gl_Position = vec4(mix(start, end, a_corner.x) + across * v_aside * 2.0 / u_screen, 0.0, 1.0);
    }`;

  const FRAGMENT = `
    precision highp float;
    varying float v_along;
    varying float v_aside;
    varying float v_half;
    varying float v_dashed;
    varying vec4 v_color;
    uniform float u_opacity;
    uniform float u_pixelRatio;
    void main() {
      if (v_dashed > 0.5 && mod(v_along, 9.0) > 4.5) discard;
      float inside = 1.0 - smoothstep(v_half - 0.5 / u_pixelRatio, v_half + 0.5 / u_pixelRatio, abs(v_aside));
      gl_FragColor = vec4(v_color.rgb, 1.0) * inside * u_opacity;
    }`;

  const FLOAT = WebGLRenderingContext.FLOAT;
  const BYTE = WebGLRenderingContext.UNSIGNED_BYTE;
  const { EdgeProgram } = Sigma.rendering;

  class TieProgram extends EdgeProgram {
    getDefinition() {
      return {
        VERTICES: 6,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: WebGLRenderingContext.TRIANGLES,
        UNIFORMS: ["u_matrix", "u_screen", "u_opacity", "u_pixelRatio"],
        ATTRIBUTES: [
          { name: "a_start", size: 2, type: FLOAT },
          { name: "a_end", size: 2, type: FLOAT },
          { name: "a_width", size: 1, type: FLOAT },
          { name: "a_dashed", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
        CONSTANT_DATA: [[0, -1], [1, -1], [0, 1], [0, 1], [1, -1], [1, 1]],
      };
    }

    processVisibleItem(_id, start, source, target, data) {
      const { array } = this;
      array[start] = source.x;
      array[start + 1] = source.y;
      array[start + 2] = target.x;
      array[start + 3] = target.y;
      array[start + 4] = data.size;
      array[start + 5] = data.dashed ? 1 : 0;
      array[start + 6] = Sigma.utils.floatColor(data.color);
    }

    setUniforms(params, { gl, uniformLocations: at }) {
      gl.uniformMatrix3fv(at.u_matrix, false, params.matrix);
      gl.uniform2f(at.u_screen, params.width, params.height);
      gl.uniform1f(at.u_opacity, TieProgram.opacity);
      gl.uniform1f(at.u_pixelRatio, params.pixelRatio);
    }
  }
  TieProgram.opacity = 1;

  Object.assign(window.Draagvlak, { TieProgram });
})();
