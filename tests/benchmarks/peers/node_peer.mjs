// satori + resvg-js, or takumi: the same tree of boxes for both. node node_peer.mjs satori|takumi FONTS
// One JSON line in, one picture, one JSON line out. Run where node_modules holds the packages.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [which, folder] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(process.cwd(), "package.json")));
const load = async (name) => import(pathToFileURL(require.resolve(name)));
const fonts = [[700, "Onest_700Bold.ttf"], [800, "Onest_800ExtraBold.ttf"]]
  .map(([weight, file]) => ({ name: "Onest", data: readFileSync(join(folder, file)), weight, style: "normal" }));
const radius = { circle: "50%", square: "0", quarter: "0 100% 0 0" };

// box(style, children) and words(style, text) make nodes of either kind
const boxes = (box, words, c) => {
  const size = c.slogan_size;
  const shape = (p) => box({ position: "absolute", left: p.x, top: p.y, width: p.w, height: p.h, backgroundColor: p.colour, borderRadius: radius[p.kind] }, []);
  const line = (word, n) => {
    const d = c.stops[n].size * size;
    return box({ display: "flex", alignItems: "flex-end", position: "absolute", left: c.margin, top: c.margin - .146 * size + .95 * size * n }, [
      words({ fontSize: size, fontWeight: 800, lineHeight: 1, letterSpacing: -.018 * size, color: c.ink }, word),
      box({ width: d, height: d, marginLeft: .05 * size, marginBottom: .146 * size, backgroundColor: c.ink, borderRadius: radius[c.stops[n].kind] }, []),
    ]);
  };
  const below = box({ display: "flex", flexDirection: "column", position: "absolute", left: c.margin, bottom: c.margin, width: c.text_width }, [
    words({ fontSize: c.sentence_size, fontWeight: 700, lineHeight: 1.16, color: c.ink }, c.sentence),
    words({ fontSize: c.web_size, fontWeight: 700, lineHeight: 1, color: c.ink, marginTop: c.gap }, c.web),
  ]);
  return box({ display: "flex", position: "relative", width: c.width, height: c.height, backgroundColor: c.field, fontFamily: "Onest" }, [...c.shapes.map(shape), ...c.slogan.map(line), below]);
};

const makers = {
  satori: async () => {
    const found = await load("satori");
    const satori = found.default.default ?? found.default; // its CommonJS half wraps twice
    const { Resvg } = await load("@resvg/resvg-js");
    const node = (style, children) => ({ type: "div", props: { style, children } });
    return async (c) => {
      const svg = await satori(boxes(node, node, c), { width: c.width, height: c.height, fonts });
      return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
    };
  },
  takumi: async () => {
    const { Renderer } = await load("@takumi-rs/core");
    const renderer = new Renderer();
    for (const font of fonts) await renderer.registerFont(font);
    const box = (style, children) => ({ type: "container", style, children });
    const words = (style, text) => ({ type: "text", style, text });
    return (c) => renderer.render(boxes(box, words, c), { width: c.width, height: c.height, format: "png" });
  },
};

const draw = await makers[which]();
console.log(JSON.stringify({ ready: true }));
for await (const text of createInterface({ input: process.stdin })) {
  const card = JSON.parse(text);
  const cpu = process.cpuUsage();
  const wall = performance.now();
  const png = await draw(card);
  const took = performance.now() - wall;
  const { user, system } = process.cpuUsage(cpu);
  console.log(JSON.stringify({ wall: took, cpu: (user + system) / 1000, bytes: png.length, png: Buffer.from(png).toString("base64") }));
}
