// What the reader has chosen, and its reflection in the address (after the #), so that a view can be sent to others.

const SETS = { types: KINDS, relations: Object.keys(FAMILY), statuses: STATUSES, publishers: null };
const CHOICES = {
  lang: ["ar", "en"],
  theme: ["light", "dark"],
  graph: ["people", "countries"],
  tab: ["network", "table", "timeline"],
  rows: ["claims", "actors"],
};
const knownDays = [...new Set(claims.flatMap((claim) => (claim.begin ? [claim.begin, claim.end] : [])))].sort();
const publishers = [...new Set(sources.map((source) => source.publisher || ""))].sort();
const idToActor = new Map(actors.map((actor, number) => [actor.id, number]));

const system = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
const DEFAULTS = {
  lang: "ar", theme: system, graph: "people", tab: "network", rows: "claims",
  off: { types: [], relations: [], statuses: [], publishers: [] },
  since: "", until: "", confidence: 0, weight: 0,
  together: view.people.edges.length === 0, alone: view.people.edges.length + view.people.pairs.length === 0,
  selected: null, focus: null, hops: 1, from: null, to: null,
};
const state = structuredClone(DEFAULTS);

/** Changes the state, and the page with it. */
function update(changes) {
  Object.assign(state, changes);
  writeAddress();
  redraw(changes);
}

/** A selection is {actor}, {edge: {type, source, target}} or {pair: {source, target}}; in the address one word. */
function selectionText(selected) {
  if (!selected) return "";
  if ("actor" in selected) return actors[selected.actor].id;
  const { type, source, target } = selected.edge || { type: "together", ...selected.pair };
  return [actors[source].id, type, actors[target].id].join("~");
}

function readSelection(text) {
  const [first, type, second] = text.split("~");
  const source = idToActor.get(first);
  if (source === undefined) return null;
  if (type === undefined) return { actor: source };
  const target = idToActor.get(second);
  if (target === undefined) return null;
  if (type === "together") return { pair: { source, target } };
  return Object.hasOwn(FAMILY, type) ? { edge: { type, source, target } } : null;
}

function writeAddress() {
  const parts = new URLSearchParams();
  for (const key of ["lang", "theme", "graph", "tab", "rows", "since", "until", "confidence", "weight", "hops"]) {
    if (state[key] !== DEFAULTS[key]) parts.set(key, state[key]);
  }
  for (const key of ["together", "alone"]) if (state[key] !== DEFAULTS[key]) parts.set(key, state[key] ? "1" : "0");
  for (const [key, off] of Object.entries(state.off)) for (const value of off) parts.append(`no-${key}`, value);
  for (const key of ["focus", "from", "to"]) if (state[key] !== null) parts.set(key, actors[state[key]].id);
  if (state.selected) parts.set("show", selectionText(state.selected));
  const text = parts.toString();
  history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
}

/** Reads the address. Whatever in it is not known, or not of the right kind, is passed over. */
function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const next = structuredClone(DEFAULTS);
  for (const [key, allowed] of Object.entries(CHOICES)) {
    if (allowed.includes(parts.get(key))) next[key] = parts.get(key);
  }
  for (const key of ["since", "until"]) if (/^\d{4}-\d\d-\d\d$/.test(parts.get(key) || "")) next[key] = parts.get(key);
  for (const key of ["together", "alone"]) if (parts.has(key)) next[key] = parts.get(key) === "1";
  for (const [key, allowed] of Object.entries(SETS)) {
    next.off[key] = parts.getAll(`no-${key}`).filter((value) => (allowed || publishers).includes(value));
  }
  next.confidence = Math.min(1, Math.max(0, Number(parts.get("confidence")) || 0));
  next.weight = Math.max(0, Math.floor(Number(parts.get("weight"))) || 0);
  next.hops = parts.get("hops") === "2" ? 2 : 1;
  for (const key of ["focus", "from", "to"]) next[key] = idToActor.get(parts.get(key)) ?? null;
  next.selected = readSelection(parts.get("show") || "");
  Object.assign(state, next);
}

/** The fewest pieces of evidence that a relation needs to be shown: the reader's choice, or what is readable. */
const leastWeight = () => state.weight || view[state.graph].least;

/** How many groups of filters are set; the reset button shows while there are any. */
function filtersSet() {
  const { off, since, until, confidence, weight, focus } = state;
  const single = [since, until, confidence > 0, weight > 1, focus !== null];
  return [...Object.values(off).map((list) => list.length), ...single].filter(Boolean).length;
}

function clearFilters() {
  const { off, since, until, confidence, weight, focus, hops, from, to } = structuredClone(DEFAULTS);
  update({ off, since, until, confidence, weight, focus, hops, from, to });
}
