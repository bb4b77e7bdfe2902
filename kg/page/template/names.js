// The names of relations on their lines. vis-network would write them all, over each other; here each is put where it
// covers neither an actor nor another name, and is left out where there is no such place until the reader zooms in.

const LABEL = 150; // width at which vis-network breaks labels
const measuring = document.createElement("canvas").getContext("2d");

const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73];
const NAMED = 120; // above this many lines only those that are lit up are named
const MUST = 40; // up to here the names of lit lines are all written, even over each other
const GREAT = 60; // actors of a big graph that are always named
const LEAST = 9; // pixels on the screen below which vis-network leaves a label out

/** The control point of a line that bends as vis-network's curvedCW and curvedCCW do; null for a straight one. */
function bendPoint(a, b, smooth) {
  if (!smooth) return null;
  const [right, up] = [b.x - a.x, a.y - b.y];
  const reach = (smooth.roundness + 1) / 2;
  const turn = Math.PI * (smooth.type === "curvedCW" ? reach : 1 - reach);
  const angle = Math.atan2(up, right) + turn;
  const length = reach * Math.hypot(right, up);
  return { x: a.x + length * Math.sin(angle), y: a.y + length * Math.cos(angle) };
}

/** The point of a line at ``share`` of its way. */
function pointAt(a, b, smooth, share) {
  const c = bendPoint(a, b, smooth);
  const back = 1 - share;
  if (!c) return { x: a.x * back + b.x * share, y: a.y * back + b.y * share };
  const mix = (axis) => back * back * a[axis] + 2 * back * share * c[axis] + share * share * b[axis];
  return { x: mix("x"), y: mix("y") };
}

/** The lines that are to be named, most important first. */
function namesOf(shown, lit) {
  const bases = data.networks[state.graph].edges;
  const few = shown.edges.length <= NAMED;
  const entries = shown.edges.filter(({ id, edge }) => (lit ? lit.edges.has(id) : few && edge.type !== "holds-office"));
  const names = entries.map(({ id, edge, claims: numbers, status }) => ({
    from: edge.source, to: edge.target, smooth: bases[id].smooth, weight: numbers.length,
    text: relationName(edge.type) + (status === "actual" ? "" : ` (${t(`mark.${status}`)})`),
  }));
  const pairs = lit ? shown.pairs.filter(({ id }) => lit.pairs.has(id)) : [];
  const together = ({ pair }) => ({ from: pair.source, to: pair.target, weight: 0, text: relationName("together") });
  return [...names, ...pairs.map(together)].sort((a, b) => b.weight - a.weight);
}

/** How much two boxes cover each other. */
function cover(a, b) {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

const widths = new Map(); // of texts at 100 pixels

/** How wide the text is written at the size; measured once, because it is asked for in every frame. */
function widthOf(text, size) {
  if (!widths.has(text)) {
    measuring.font = `100px ${drawing.font}`;
    widths.set(text, measuring.measureText(text).width / 100);
  }
  return widths.get(text) * size;
}

/** How many lines vis-network breaks a label into. */
function linesOf(label, size) {
  let [lines, room] = [1, LABEL];
  for (const word of label.split(" ")) {
    const wide = widthOf(`${word} `, size);
    if (wide > room && room < LABEL) [lines, room] = [lines + 1, LABEL];
    room -= wide;
  }
  return lines;
}

/** The boxes that actors and their names take. */
function actorBoxes(looks, places) {
  return looks.flatMap(({ id, size, label, font }) => {
    const { x, y } = places[id];
    const half = Math.min(LABEL, widthOf(label, font.size)) / 2;
    const low = y + size;
    const bottom = low + 8 + font.size * 1.1 * linesOf(label, font.size);
    return [
      { left: x - size, right: x + size, top: y - size, bottom: low },
      { left: x - half, right: x + half, top: low, bottom },
    ];
  });
}

/** Names with their places, in the drawing's own coordinates: [{text, x, y}]. ``must`` leaves none out. */
function placeNames(names, looks, places, size, must) {
  const taken = actorBoxes(looks, places);
  const placed = [];
  for (const name of names) {
    const [half, high] = [widthOf(name.text, size) / 2 + size / 4, size * 0.65];
    const spots = PLACES.map((share) => pointAt(places[name.from], places[name.to], name.smooth, share));
    const boxes = spots.map(({ x, y }) => ({ left: x - half, right: x + half, top: y - high, bottom: y + high }));
    const costs = boxes.map((box) => taken.reduce((sum, other) => sum + cover(box, other), 0));
    const best = costs.indexOf(smallest(costs));
    if (costs[best] && !must) continue;
    taken.push(boxes[best]);
    placed.push({ text: name.text, ...spots[best] });
  }
  return placed;
}

/** Great names in a big graph seen from afar, where vis-network writes no labels. */
function placeGreat(size) {
  const { great, network } = drawing;
  const scale = network.getScale();
  const taken = [];
  const placed = [];
  for (const { size: radius, label, font, x, y } of great) {
    const [half, top] = [widthOf(label, size) / 2, y + radius];
    const box = { left: x - half, right: x + half, top, bottom: top + 1.3 * size };
    if (font.size * scale >= LEAST || taken.some((other) => cover(box, other))) continue;
    taken.push(box);
    placed.push({ text: label, x, y: top + 0.7 * size });
  }
  return placed;
}

/** Writes names with a rim of the colour of the paper. Sizes are pixels of the screen: letters that are made big only
 *  to be made small again are slow to draw. */
function write(pen, placed, size, colour) {
  const ratio = pen.canvas.width / pen.canvas.clientWidth;
  pen.save();
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  Object.assign(pen, { textAlign: "center", textBaseline: "middle", direction: document.documentElement.dir });
  Object.assign(pen, { font: `${size}px ${drawing.font}`, lineWidth: size / 3, lineJoin: "round" });
  Object.assign(pen, { strokeStyle: drawing.colours.paper, fillStyle: colour });
  for (const { text, x, y } of placed) {
    const at = drawing.network.canvasToDOM({ x, y });
    pen.strokeText(text, at.x, at.y);
    pen.fillText(text, at.x, at.y);
  }
  pen.restore();
}

/** Writes the names after vis-network has drawn. */
function drawNames(pen) {
  const { network, names, lit, seen, great, colours } = drawing;
  const scale = network.getScale();
  if (great.length) write(pen, placeGreat(13 / scale), 13, colours.ink);
  if (!names.length || (!lit && scale < 0.55)) return;
  const size = (lit ? 14.5 : 12.5) / Math.max(0.7, Math.min(1, scale));
  const looks = lit ? seen.filter((look) => lit.actors.has(look.id)) : seen;
  const places = network.getPositions(looks.map((look) => look.id));
  const must = lit && names.length <= MUST;
  write(pen, placeNames(names, looks, places, size, must), size * scale, lit ? colours.ink : colours.muted);
}
