// The drawing: vis-network over the nodes and edges that pyvis made. Places never change; looks follow the state.

// ``looks``: what each node and edge looks like now, as text; ``place``: how places fit the screen; ``letters``: their
// size; ``lit``, ``names``, ``seen`` and ``great``: what names.js writes; ``pressed``: chosen in the drawing.
const drawing = { network: null, graph: null, looks: new Map(), letters: 1, pressed: false, starting: true };
const LABELLED = 300; // up to here all labels are drawn, above it those of the big and the near

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const kinds = [...KINDS.map((type) => type.toLowerCase()), ...Object.keys(FAMILIES)];
  const names = ["paper", "ink", "muted", "faint", ...kinds];
  drawing.colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  drawing.font = getComputedStyle(document.body).fontFamily;
}

/** What the selection or the path lights up, {actors, edges, pairs} as sets of numbers; null when nothing is chosen. */
function litBy(shown) {
  const { selected, from, to } = state;
  const { actor, edge: chosen, pair: couple } = selected || {};
  let [edges, pairs] = [[], []];
  if (actor !== undefined) {
    edges = shown.edges.filter(({ edge }) => endsOf(edge).includes(actor));
    pairs = shown.pairs.filter(({ pair }) => endsOf(pair).includes(actor));
  } else if (chosen) edges = shown.edges.filter(({ edge }) => sameEnds(edge, chosen) && edge.type === chosen.type);
  else if (couple) pairs = shown.pairs.filter(({ pair }) => sameEnds(pair, couple));
  else if (from !== null && to !== null) edges = shortestPath(from, to, shown.edges) || [];
  const lit = [...edges.map(({ edge }) => edge), ...pairs.map(({ pair }) => pair)].flatMap(endsOf);
  if (actor !== undefined) lit.push(actor);
  const numbers = (entries) => new Set(entries.map(({ id }) => id));
  return lit.length ? { actors: new Set(lit), edges: numbers(edges), pairs: numbers(pairs) } : null;
}

const sameEnds = (a, b) => a.source === b.source && a.target === b.target;

function nodeLook(node, lit, many) {
  const { colours } = drawing;
  const colour = colours[actors[node.id].type.toLowerCase()];
  const dim = lit && !lit.actors.has(node.id);
  const chosen = state.selected?.actor === node.id;
  const label = nameOf(node.id);
  const size = Math.round(((many ? 8 : 14) + node.size * (many ? 0.75 : 0.25)) * drawing.letters);
  const vadjust = 6 - (size * linesOf(label, size)) / 2; // vis-network leaves half the label's height above it
  return {
    ...node,
    ...drawing.place(node),
    label: dim && many ? "" : label,
    hidden: false,
    opacity: dim ? 0.3 : 1,
    borderWidth: chosen ? 4 : 2,
    color: { background: colour, border: chosen ? colours.ink : colours.paper },
    font: { size, color: dim ? colours.faint : colours.ink, strokeColor: colours.paper, face: drawing.font, vadjust },
  };
}

function edgeLook(base, { edge, claims: numbers, status, id }, lit, crowd) {
  const { colours } = drawing;
  const on = lit?.edges.has(id);
  const opacity = lit && !on ? 0.22 : status === "actual" ? 0.95 : 0.75;
  return {
    ...base,
    id: `e${id}`,
    hidden: false,
    width: (Math.min(6, 1.5 + Math.log2(numbers.length)) * (on ? 1.5 : 1)) / crowd,
    dashes: DASHES[status].length ? DASHES[status] : false,
    color: { color: colours[FAMILY[edge.type]], opacity: on ? 0.95 : opacity / crowd },
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
  const crowd = Math.min(2.5, Math.max(1, Math.log2(shown.edges.length / 60))); // many lines are thin and pale
  const couple = (ends) => String(endsOf(ends).sort((a, b) => a - b));
  const tied = new Set(shown.edges.map(({ edge }) => couple(edge)));
  return {
    nodes: nodes.filter((node) => shown.actors.has(node.id)).map((node) => nodeLook(node, lit, many)),
    edges: [
      ...shown.edges.map((entry) => edgeLook(edges[entry.id], entry, lit, crowd)),
      ...shown.pairs.filter(({ pair }) => !tied.has(couple(pair))).map((entry) => pairLook(entry, lit)),
    ],
    lit,
  };
}

/** Brings a data set to the wanted looks: adds and changes only what differs, hides what is not wanted. */
function bring(set, looks) {
  const key = (id) => `${set === drawing.nodes ? "n" : ""}${id}`;
  const wanted = new Set(looks.map((look) => look.id));
  const gone = set.getIds().filter((id) => !wanted.has(id)).map((id) => ({ id, hidden: true }));
  const changed = [...looks, ...gone].filter((look) => {
    const text = JSON.stringify(look);
    const same = drawing.looks.get(key(look.id)) === text;
    drawing.looks.set(key(look.id), text);
    return !same;
  });
  if (changed.length) set.update(changed);
}

/** How places fit the screen: turned on a screen higher than wide, the short side stretched; nothing is pressed. */
function fitPlaces(nodes) {
  const { clientWidth, clientHeight } = byId("stage");
  const upright = clientWidth < 0.8 * clientHeight;
  const turned = ({ x, y }) => (upright ? { x: y, y: x } : { x, y });
  const spread = (axis) => {
    const along = nodes.map((node) => turned(node)[axis]);
    return greatest(along) - smallest(along) + 200;
  };
  const wanted = nodes.length ? (clientWidth / clientHeight) * (spread("y") / spread("x")) : 1;
  const [right, down] = [wanted, 1 / wanted].map((factor) => Math.min(1.7, Math.max(1, factor)));
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
  const bySize = [...chosen].sort((a, b) => b.size - a.size || a.id - b.id);
  const great = nodes.length > LABELLED ? bySize.slice(0, GREAT) : [];
  Object.assign(drawing, { lit, names: namesOf(part, lit), seen: nodes, great });
}

/** Begins with another graph: the actors or the countries. */
function startGraph(part) {
  const place = fitPlaces(data.networks[state.graph].nodes.filter((node) => part.actors.has(node.id)));
  Object.assign(drawing, { graph: state.graph, looks: new Map(), letters: 1, place });
  const looks = looksOf(part);
  rememberNames(part, looks);
  drawing.nodes = new vis.DataSet(looks.nodes);
  drawing.edges = new vis.DataSet(looks.edges);
  if (drawing.network) drawing.network.setData({ nodes: drawing.nodes, edges: drawing.edges });
  else startNetwork(looks.nodes.length);
  showAll();
  if (byId("stage").clientWidth < 700 && part.actors.size <= 80) enlargeLetters(part);
  return looks.lit;
}

/** On a small screen the whole graph is small, so its letters are made bigger. */
function enlargeLetters(part) {
  drawing.letters = Math.min(1.4, Math.max(1, 0.75 / drawing.network.getScale()));
  bring(drawing.nodes, looksOf(part).nodes);
}

function networkOptions(count) {
  const options = JSON.parse(data.options);
  options.layout = { improvedLayout: false };
  const { hideEdgesOnDrag: hideEdgesOnZoom } = options.interaction;
  const quiet = { hoverConnectedEdges: false, selectConnectedEdges: false };
  Object.assign(options.interaction, { hover: true, hideEdgesOnZoom, ...quiet });
  options.nodes = {
    font: { strokeWidth: 4 },
    chosen: false,
    widthConstraint: { maximum: LABEL },
    scaling: { label: { drawThreshold: count > LABELLED ? LEAST : 4 } },
  };
  const arrows = { to: { enabled: false, scaleFactor: 0.65 } };
  Object.assign(options.edges, { chosen: false, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0, arrows });
  return options;
}

function startNetwork(count) {
  const box = byId("canvas");
  const network = new vis.Network(box, { nodes: drawing.nodes, edges: drawing.edges }, networkOptions(count));
  drawing.network = network;
  network.once("afterDrawing", () => { document.documentElement.dataset.drawn = Math.round(performance.now()); });
  network.on("afterDrawing", drawNames);
  network.on("click", ({ nodes, edges }) => {
    drawing.pressed = true;
    byId("tip").hidden = true;
    select(nodes.length ? { actor: nodes[0] } : edges.length ? selectionOfEdge(edges[0]) : null);
  });
  network.on("hoverNode", ({ node, event }) => showTip(event, nodeTip(node)));
  network.on("hoverEdge", ({ edge, event }) => showTip(event, edgeTip(edge)));
  const hideTip = () => { byId("tip").hidden = true; };
  for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(name, hideTip);
  const frame = box.querySelector(".vis-network");
  frame.setAttribute("role", "application");
  frame.addEventListener("keydown", moveByKey);
}

/** The edge or pair behind an edge of the drawing. */
function edgeOrPair(id) {
  const { edges, pairs } = view[state.graph];
  const number = Number(id.slice(1));
  return id[0] === "e" ? { edge: edges[number] } : { pair: pairs[number] };
}

function selectionOfEdge(id) {
  const { edge, pair } = edgeOrPair(id);
  const { type, source, target } = edge || pair;
  return edge ? { edge: { type, source, target } } : { pair: { source, target } };
}

function nodeTip(actor) {
  const { type, mentions } = actors[actor];
  const kind = el("span", null, dotted(t(`type.${type}`), t("count.mentions", { n: mentions })));
  return [el("strong", null, bdi(nameOf(actor))), kind];
}

function edgeTip(id) {
  const { edge, pair } = edgeOrPair(id);
  const numbers = edge ? edge.claims.filter((n) => claimPasses(claims[n])) : [];
  const words = edge ? statement(edge, statusOf(numbers)) : statement({ ...pair, type: "together" });
  const count = edge ? t("count.claims", { n: numbers.length }) : t("count.sentences", { n: pair.weight });
  return [el("strong", null, words), el("span", null, count)];
}

function showTip(event, content) {
  const tip = byId("tip");
  const box = byId("network").getBoundingClientRect();
  const point = event.touches?.[0] ?? event;
  put(tip, ...content);
  tip.hidden = false;
  const left = point.clientX - box.left - tip.offsetWidth / 2;
  tip.style.left = `${Math.max(8, Math.min(box.width - tip.offsetWidth - 8, left))}px`;
  tip.style.top = `${Math.max(8, point.clientY - box.top - tip.offsetHeight - 18)}px`;
}

/** No movement for who wants none, at the start, and where each frame takes long. */
function calm() {
  const { starting, seen } = drawing;
  return starting || seen.length > LABELLED || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function showAll() {
  drawing.network.redraw();
  const nodes = drawing.nodes.getIds({ filter: (node) => !node.hidden });
  if (nodes.length) drawing.network.fit({ nodes, maxZoomLevel: 1.25, animation: !calm() });
}

/** Brings the given actors into sight after the panel has changed the room for the drawing. Who pressed a drawing that
 *  is not too big goes on seeing all of it. */
function showActors(set) {
  const { network, pressed } = drawing;
  const nodes = [...set].filter((id) => drawing.nodes.get(id) && !drawing.nodes.get(id).hidden);
  drawing.pressed = false;
  if (pressed && drawing.seen.length <= LABELLED) return showAll();
  network.redraw();
  if (nodes.length) network.fit({ nodes, minZoomLevel: 0.3, maxZoomLevel: 1, animation: !calm() && { duration: 350 } });
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
