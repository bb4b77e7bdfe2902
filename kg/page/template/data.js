// What the page holds, and small helpers that every part uses. Text enters the document as text nodes only.

const data = JSON.parse(document.getElementById("data").textContent);
const { view, messages } = data;
const { sources } = view;
const sentences = view.sentences.map(([source, text]) => ({ source, text }));
// Records leave out what is null, false or empty, the status actual, and what the networks hold.
const TYPES = { dot: "Person", square: "Country", triangle: "Place", diamond: "Organization" };
const actors = view.actors.map((actor, i) => {
  const { label, shape } = data.networks.people.nodes[i];
  return { ar: label, type: TYPES[shape], aliases: [], seen: [], stands_for: null, ...actor };
});
const claims = view.claims.map(([type, source, target, spot, confidence, more]) => {
  const { date } = sources[sentences[spot[0]].source];
  const granted = { status: "actual", said_by: null, place: null, dated: "begin" in more, begin: date, end: date };
  return { ...granted, type, source, target, spot, confidence, ...more };
});
for (const key of ["people", "countries"]) {
  const { actors: shown, edges, pairs, least } = view[key];
  view[key] = {
    actors: shown,
    least,
    edges: edges.map((numbers, i) => {
      const { from, to, arrows } = data.networks[key].edges[i];
      return { type: claims[numbers[0]].type, source: from, target: to, symmetric: !arrows, claims: numbers };
    }),
    pairs: pairs.map(([source, target, weight, spots]) => ({ source, target, weight, spots })),
  };
}

const FAMILIES = {
  contact: ["met-with", "phoned", "visited", "negotiated-with", "requested-from", "invited", "mediated-between"],
  support: ["agreed-with", "cooperates-with", "supported", "gave-aid", "supplied-fuel", "supplied-weapons", "released"],
  conflict: ["criticised", "accused", "threatened", "sanctioned", "attacked", "rejected", "expelled", "withdrew-from"],
  office: ["holds-office", "appointed", "member-of"],
};
const FAMILY = Object.fromEntries(Object.entries(FAMILIES).flatMap(([family, types]) => types.map((t) => [t, family])));
const KINDS = Object.values(TYPES);
const STATUSES = ["actual", "planned", "alleged", "hypothetical", "denied"];
// Lengths of strokes and gaps; [] is a solid line.
const DASHES = {
  actual: [],
  planned: [12, 6],
  alleged: [6, 5],
  hypothetical: [2, 5],
  denied: [14, 4, 2, 4],
  contradicted: [8, 4, 2, 4, 2, 4],
};
const SYMMETRIC = new Set(view.people.edges.filter((edge) => edge.symmetric).map((edge) => edge.type)).add("together");
const PAGE_ROWS = 200;

const greatest = (numbers) => numbers.reduce((a, b) => Math.max(a, b), -Infinity);
const smallest = (numbers) => numbers.reduce((a, b) => Math.min(a, b), Infinity);
/** Items by the key that ``key`` gives them, in the order of their first. */
function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(item);
  }
  return groups;
}

const byId = (id) => document.getElementById(id);

/** An element: el("p", {class: "x", onclick: f}, "text", child). Strings become text nodes, null children nothing. */
function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for parts of a drawing. */
function svg(tag, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

const button = (attributes, action, ...children) =>
  el("button", { type: "button", ...attributes, onclick: action }, ...children);

/** Puts the children in the place of what the node holds. */
function put(node, ...children) {
  node.replaceChildren();
  return fill(node, {}, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

/** The message in the page's language, with {name} filled in; ``n`` chooses the plural form. */
function t(key, values = {}) {
  let text = messages[key][state.lang];
  if (typeof text !== "string") text = text[new Intl.PluralRules(state.lang).select(values.n)] ?? text.other;
  const word = (_, name) => (typeof values[name] === "number" ? number(values[name]) : values[name]);
  return text.replace(/\{(\w+)\}/g, word);
}

const number = (value) => new Intl.NumberFormat("en").format(value);
const percent = (value) => `${Math.round(value * 100)}%`;

const nameOf = (actor) => actors[actor][state.lang] || actors[actor].ar || actors[actor].en;
const otherNameOf = (actor) => actors[actor][state.lang === "ar" ? "en" : "ar"];
const relationName = (type) => t(`relation.${type}`);

/** A name that keeps its own direction inside a line of the other one. */
const bdi = (text) => el("bdi", null, text);

/** An ISO day in words of the page's language. */
function day(iso) {
  const language = state.lang === "ar" ? "ar-EG-u-nu-latn-ca-gregory" : "en-GB";
  const style = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(language, style).format(new Date(`${iso}T00:00:00Z`));
}

/** One day, or the first and the last. */
const period = (first, last) => (first === last ? day(first) : `${day(first)} – ${day(last)}`);
const daysOf = (claim) => (claim.begin ? period(claim.begin, claim.end) : t("page.undated"));

const sourceOf = (claim) => sources[sentences[claim.spot[0]].source];
const publisherOf = (claim) => sourceOf(claim).publisher || "";

/** http and https only: whatever else a source calls its address is no link. */
function safeUrl(text) {
  try {
    const url = new URL(text);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

/** A link that leaves the page, or plain text where there is no safe address. */
function outLink(text, address) {
  const href = safeUrl(address);
  return href ? el("a", { href, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, text) : bdi(text);
}

const FOLDED = {
  أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ی: "ي", ة: "ه", ؤ: "و", ئ: "ي", ء: "",
  ک: "ك", گ: "غ", ڤ: "ف", پ: "ب", چ: "ج",
};

/** Folded text for searching: no diacritics, one form for hamza, alef, ya and ta marbuta, lower case, plain digits. */
function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200b-\u200f\u2066-\u2069]/g, "")
    .replace(/[أإآٱىیةؤئءکگڤپچ]/g, (letter) => FOLDED[letter])
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[_#\-'’‘]/g, " ").replace(/\s+/g, " ").trim().toLowerCase();
}

/** The shape of a type of actor, as in the drawing. */
function shapeIcon(type) {
  const shapes = {
    Person: () => svg("circle", { cx: 8, cy: 8, r: 6 }),
    Country: () => svg("rect", { x: 2.5, y: 2.5, width: 11, height: 11 }),
    Place: () => svg("path", { d: "M8 2 14.5 13.5h-13z" }),
    Organization: () => svg("path", { d: "M8 1 15 8 8 15 1 8z" }),
  };
  const look = `shape ${type.toLowerCase()}`;
  return svg("svg", { viewBox: "0 0 16 16", class: look, "aria-hidden": "true" }, shapes[type]());
}

/** A line of the colour of a family and the dashes of a status, as in the drawing. */
function lineIcon(family, status) {
  const dashes = DASHES[status].map((length) => length * 0.75).join(" ");
  const line = svg("line", { x1: 1, y1: 5, x2: 39, y2: 5, "stroke-dasharray": dashes || null });
  return svg("svg", { viewBox: "0 0 40 10", class: `line ${family}`, "aria-hidden": "true" }, line);
}

/** «A — relation → B», each name in its own direction; a symmetric relation has no arrow. */
function statement(edge, status) {
  const mark = status && status !== "actual" ? ` (${t(`mark.${status}`)})` : "";
  const [source, target] = [bdi(nameOf(edge.source)), bdi(nameOf(edge.target))];
  return [source, " — ", bdi(relationName(edge.type) + mark), ` ${arrowOf(edge.type)} `, target];
}

const arrowOf = (type) => (SYMMETRIC.has(type) ? "—" : state.lang === "ar" ? "←" : "→");

/** A sentence with its marked stretch. Spans are UTF-16 units. */
function quote(spot) {
  const [sentence, start, end] = spot;
  const { text } = sentences[sentence];
  const marked = end > start ? el("mark", null, text.slice(start, end)) : null;
  return el("blockquote", { dir: "auto" }, text.slice(0, start), marked, text.slice(end));
}

/** A button that shows the first rows of a long list and the rest on demand. */
function inPages(list, items, make, size = PAGE_ROWS) {
  let shown = 0;
  const more = button({ class: "tool more" }, () => add());
  function add() {
    list.append(...items.slice(shown, shown + size).map(make));
    shown = Math.min(items.length, shown + size);
    more.textContent = t("count.more", { n: Math.min(size, items.length - shown) });
    more.hidden = shown >= items.length;
  }
  add();
  return more;
}
