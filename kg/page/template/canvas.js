// The drawing: vis-network over the nodes and edges that pyvis made. Places never change; looks follow the state.

const drawing = { network: null, nodes: null, edges: null, looks: new Map(), graph: null, place: null, colours: {}, letters: 1 };
const LABEL = 150; // width at which labels break
const LABELLED = 300; // up to here all labels are drawn, above it those of the big and the near

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "ink", "muted", "faint", ...TYPES.map((type) => type.toLowerCase()), ...Object.keys(FAMILIES)];
  drawing.colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  drawing.font = getComputedStyle(document.body).fontFamily;
}

/** What the selection or the path lights up, {actors, edges, pairs} as sets of numbers; null when nothing is chosen. */
function litBy(shown) {
  const { selected, from, to } = state;
  const lit = { actors: new Set(), edges: new Set(), pairs: new Set() };
  const light = (set, id, ends) => { set.add(id); lit.actors.add(ends.source).add(ends.target); };
  if (selected?.actor !== undefined) {
    lit.actors.add(selected.actor);
    for (const { id, edge } of shown.edges) if (edge.source === selected.actor || edge.target === selected.actor) light(lit.edges, id, edge);
    for (const { id, pair } of shown.pairs) if (pair.source === selected.actor || pair.target === selected.actor) light(lit.pairs, id, pair);
  } else if (selected?.edge) {
    for (const { id, edge } of shown.edges) if (sameEnds(edge, selected.edge) && edge.type === selected.edge.type) light(lit.edges, id, edge);
  } else if (selected?.pair) {
    for (const { id, pair } of shown.pairs) if (sameEnds(pair, selected.pair)) light(lit.pairs, id, pair);
  } else if (from !== null && to !== null) {
    for (const { id, edge } of shortestPath(from, to, shown.edges) || []) light(lit.edges, id, edge);
  }
  return lit.actors.size ? lit : null;
}

const sameEnds = (a, b) => a.source === b.source && a.target === b.target;

function nodeLook(node, lit, many) {
  const { colours } = drawing;
  const colour = colours[actors[node.id].type.toLowerCase()];
  const dim = lit && !lit.actors.has(node.id);
  const chosen = state.selected?.actor === node.id;
  const size = Math.round(((many ? 8 : 14) + node.size * (many ? 0.75 : 0.25)) * drawing.letters);
  return {
    ...node,
    ...drawing.place(node),
    label: nameOf(node.id),
    hidden: false,
    opacity: dim ? 0.16 : 1,
    borderWidth: chosen ? 4 : 2,
    color: { background: colour, border: chosen ? colours.ink : colours.paper },
    font: { size, color: dim ? colours.faint : colours.ink, strokeColor: colours.paper, face: drawing.font, vadjust: 6 - (size * linesOf(nameOf(node.id), size)) / 2 },
  };
}

const measuring = document.createElement("canvas").getContext("2d");

/** How many lines vis-network breaks a label into; it would put the label as far below as half its height. */
function linesOf(label, size) {
  measuring.font = `${size}px ${drawing.font}`;
  let [lines, room] = [1, LABEL];
  for (const word of label.split(" ")) {
    const wide = measuring.measureText(`${word} `).width;
    if (wide > room && room < LABEL) [lines, room] = [lines + 1, LABEL];
    room -= wide;
  }
  return lines;
}

function edgeLook(base, { edge, claims: numbers, status, id }, lit) {
  const { colours } = drawing;
  const on = lit?.edges.has(id);
  const dim = lit && !on;
  return {
    ...base,
    id: `e${id}`,
    hidden: false,
    width: Math.min(6, 1.5 + Math.log2(numbers.length)) * (on ? 1.5 : 1),
    dashes: DASHES[status].length ? DASHES[status] : false,
    color: { color: colours[FAMILY[edge.type]], opacity: dim ? 0.12 : on || status === "actual" ? 0.95 : 0.75 },
  };
}

function pairLook({ id, pair }, lit) {
  const on = lit?.pairs.has(id);
  return {
    id: `p${id}`, from: pair.source, to: pair.target, hidden: false, arrows: "", dashes: [1, 5],
    width: Math.min(3, 1 + Math.log2(pair.weight) / 2),
    color: { color: drawing.colours.muted, opacity: on ? 0.9 : lit ? 0.08 : 0.35 },
  };
}

/** The looks of everything that is to be seen, by id. */
function looksOf(shown) {
  const { nodes, edges } = data.networks[state.graph];
  const lit = litBy(shown);
  const many = shown.actors.size > LABELLED;
  const tied = new Set(shown.edges.map(({ edge }) => `${Math.min(edge.source, edge.target)} ${Math.max(edge.source, edge.target)}`));
  return {
    nodes: nodes.filter((node) => shown.actors.has(node.id)).map((node) => nodeLook(node, lit, many)),
    edges: [
      ...shown.edges.map((entry) => edgeLook(edges[entry.id], entry, lit)),
      ...shown.pairs.filter(({ pair }) => !tied.has(`${pair.source} ${pair.target}`)).map((entry) => pairLook(entry, lit)),
    ],
    lit,
  };
}

/** Brings a data set to the wanted looks: adds and changes only what differs, hides what is not wanted. */
function bring(set, looks) {
  const changed = [];
  const wanted = new Set();
  for (const look of looks) {
    const key = `${set === drawing.nodes ? "n" : ""}${look.id}`;
    const text = JSON.stringify(look);
    wanted.add(look.id);
    if (drawing.looks.get(key) !== text) {
      drawing.looks.set(key, text);
      changed.push(look);
    }
  }
  for (const id of set.getIds()) {
    const key = `${set === drawing.nodes ? "n" : ""}${id}`;
    if (!wanted.has(id) && drawing.looks.get(key) !== "hidden") {
      drawing.looks.set(key, "hidden");
      changed.push({ id, hidden: true });
    }
  }
  if (changed.length) set.update(changed);
}

/** How places fit the screen: turned on a screen higher than wide, the short side stretched; nothing is pressed. */
function fitPlaces(nodes) {
  const { clientWidth, clientHeight } = byId("stage");
  const upright = clientWidth < 0.8 * clientHeight;
  const turned = ({ x, y }) => (upright ? { x: y, y: x } : { x, y });
  const spread = (axis) => Math.max(...nodes.map((node) => turned(node)[axis])) - Math.min(...nodes.map((node) => turned(node)[axis])) + 200;
  const wanted = nodes.length ? (clientWidth / clientHeight) * (spread("y") / spread("x")) : 1;
  const [right, down] = [Math.min(1.7, Math.max(1, wanted)), Math.min(1.7, Math.max(1, 1 / wanted))];
  return (node) => ({ x: Math.round(turned(node).x * right), y: Math.round(turned(node).y * down) });
}

/** Draws what is shown, and returns what the choice lights up. */
function drawNetwork(shown) {
  const part = drawn(shown);
  if (drawing.graph !== state.graph) return startGraph(part);
  const looks = looksOf(part);
  bring(drawing.nodes, looks.nodes);
  bring(drawing.edges, looks.edges);
  rememberNames(part, looks);
  return looks.lit;
}

function rememberNames(part, { lit, nodes }) {
  const chosen = lit ? nodes.filter((look) => lit.actors.has(look.id)) : nodes;
  const great = nodes.length > LABELLED ? [...chosen].sort((a, b) => b.size - a.size || a.id - b.id).slice(0, GREAT) : [];
  Object.assign(drawing, { lit, names: namesOf(part, lit), seen: nodes, great });
}

function startGraph(part) {
  const { nodes } = data.networks[state.graph];
  Object.assign(drawing, { graph: state.graph, looks: new Map(), letters: 1, place: fitPlaces(nodes.filter((node) => part.actors.has(node.id))) });
  const looks = looksOf(part);
  rememberNames(part, looks);
  drawing.nodes = new vis.DataSet(looks.nodes);
  drawing.edges = new vis.DataSet(looks.edges);
  if (drawing.network) drawing.network.setData({ nodes: drawing.nodes, edges: drawing.edges });
  else startNetwork(looks.nodes.length);
  showAll(false);
  if (byId("stage").clientWidth < 700 && part.actors.size <= 80) drawing.letters = Math.min(1.4, Math.max(1, 0.75 / drawing.network.getScale()));
  if (drawing.letters > 1) bring(drawing.nodes, looksOf(part).nodes);
  return looks.lit;
}

function networkOptions(count) {
  const options = JSON.parse(data.options);
  options.layout = { improvedLayout: false };
  options.interaction = { ...options.interaction, hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, keyboard: false };
  const font = { strokeWidth: 4 };
  options.nodes = {
    font, chosen: false, labelHighlightBold: false, widthConstraint: { maximum: LABEL },
    scaling: { label: { drawThreshold: count > LABELLED ? LEAST : 4 } },
  };
  options.edges = {
    ...options.edges, chosen: false, labelHighlightBold: false, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0,
    arrows: { to: { enabled: false, scaleFactor: 0.65 } },
  };
  return options;
}

function startNetwork(count) {
  const box = byId("canvas");
  const network = new vis.Network(box, { nodes: drawing.nodes, edges: drawing.edges }, networkOptions(count));
  drawing.network = network;
  network.once("afterDrawing", () => { document.documentElement.dataset.drawn = Math.round(performance.now()); });
  network.on("afterDrawing", drawNames);
  network.on("click", ({ nodes, edges }) => select(nodes.length ? { actor: nodes[0] } : edges.length ? selectionOfEdge(edges[0]) : null));
  network.on("hoverNode", ({ node, event }) => showTip(event, nodeTip(node)));
  network.on("hoverEdge", ({ edge, event }) => showTip(event, edgeTip(edge)));
  for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(name, () => { byId("tip").hidden = true; });
  const frame = box.querySelector(".vis-network");
  frame.setAttribute("role", "application");
  frame.addEventListener("keydown", moveByKey);
}

function selectionOfEdge(id) {
  const number = Number(id.slice(1));
  const { type, source, target } = id[0] === "e" ? view[state.graph].edges[number] : view[state.graph].pairs[number];
  return type ? { edge: { type, source, target } } : { pair: { source, target } };
}

function nodeTip(actor) {
  const { type, mentions } = actors[actor];
  return [el("strong", null, bdi(nameOf(actor))), el("span", null, `${t(`type.${type}`)} · ${t("count.mentions", { n: mentions })}`)];
}

function edgeTip(id) {
  const number = Number(id.slice(1));
  if (id[0] === "p") {
    const pair = view[state.graph].pairs[number];
    return [el("strong", null, statement({ ...pair, type: "together" })), el("span", null, t("count.sentences", { n: pair.weight }))];
  }
  const edge = view[state.graph].edges[number];
  const passing = edge.claims.filter((n) => claimPasses(claims[n]));
  return [el("strong", null, statement(edge, statusOf(passing))), el("span", null, t("count.claims", { n: passing.length }))];
}

function showTip(event, content) {
  const tip = byId("tip");
  const box = byId("network").getBoundingClientRect();
  const point = event.touches?.[0] ?? event;
  tip.replaceChildren(...content);
  tip.hidden = false;
  const left = point.clientX - box.left - tip.offsetWidth / 2;
  tip.style.left = `${Math.max(8, Math.min(box.width - tip.offsetWidth - 8, left))}px`;
  tip.style.top = `${Math.max(8, point.clientY - box.top - tip.offsetHeight - 18)}px`;
}

const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function showAll(animated = true) {
  drawing.network.redraw();
  const nodes = drawing.nodes.getIds({ filter: (node) => !node.hidden });
  if (nodes.length) drawing.network.fit({ nodes, maxZoomLevel: 1.25, animation: animated && !calm() });
}

/** Brings the given actors into sight after the panel has changed the room for the drawing. */
function showActors(set) {
  const nodes = [...set].filter((id) => drawing.nodes.get(id) && !drawing.nodes.get(id).hidden);
  drawing.network.redraw();
  if (nodes.length) drawing.network.fit({ nodes, minZoomLevel: 0.3, maxZoomLevel: 1, animation: !calm() && { duration: 350 } });
}

function zoomBy(factor) {
  drawing.network.moveTo({ scale: drawing.network.getScale() * factor, animation: !calm() && { duration: 150 } });
}

function moveByKey(event) {
  const steps = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };
  const { network } = drawing;
  if (steps[event.key]) {
    const { x, y } = network.getViewPosition();
    const [right, down] = steps[event.key].map((step) => step / network.getScale());
    network.moveTo({ position: { x: x + right, y: y + down } });
  } else if (event.key === "+" || event.key === "=") zoomBy(1.25);
  else if (event.key === "-") zoomBy(0.8);
  else if (event.key === "0") showAll();
  else return;
  event.preventDefault();
}
