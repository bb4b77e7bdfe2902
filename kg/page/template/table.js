// The table: all claims that pass the filters, or all actors. The same content as the drawing, for keyboard and ear.

const COLUMNS = {
  claims: {
    source: { value: (c) => nameOf(c.source), cell: (c) => actorButton(c.source) },
    relation: { value: (c) => relationName(c.type), cell: (c) => evidenceButton(c) },
    target: { value: (c) => nameOf(c.target), cell: (c) => actorButton(c.target) },
    status: { value: (c) => RANK[c.status], cell: (c) => badge(c.status, "mark") },
    date: { value: (c) => c.begin || "9", cell: (c) => (c.begin ? el("time", { datetime: c.begin }, days(c)) : "—") },
    saidby: { value: (c) => (c.said_by === null ? "" : nameOf(c.said_by)), cell: (c) => (c.said_by === null ? "—" : bdi(nameOf(c.said_by))) },
    confidence: { value: (c) => c.confidence, cell: (c) => percent(c.confidence) },
    sentence: { value: (c) => c.spot[0], cell: (c) => quote(c.spot) },
    publisher: { value: (c) => publisherOf(c), cell: (c) => outLink(publisherOf(c) || sourceOf(c).title, sourceOf(c).url) },
  },
  actors: {
    name: { value: (a) => nameOf(a.actor), cell: (a) => actorButton(a.actor) },
    othername: { value: (a) => otherNameOf(a.actor), cell: (a) => bdi(otherNameOf(a.actor)) },
    type: { value: (a) => t(`type.${actors[a.actor].type}`), cell: (a) => t(`type.${actors[a.actor].type}`) },
    edges: { value: (a) => a.edges, cell: (a) => number(a.edges) },
    mentions: { value: (a) => actors[a.actor].mentions, cell: (a) => number(actors[a.actor].mentions) },
  },
};
const sorting = { claims: { column: "sentence", down: false }, actors: { column: "edges", down: true } };

const shownClaims = (shown) => [...new Set(shown.edges.flatMap((entry) => entry.claims))].sort((a, b) => a - b);

function tableRows(shown) {
  if (state.rows === "claims") return shownClaims(shown).map((n) => claims[n]);
  const degree = neighbours(shown.edges);
  return [...shown.actors].map((actor) => ({ actor, edges: (degree.get(actor) || []).length }));
}

function sorted(rows) {
  const { column, down } = sorting[state.rows];
  const { value } = COLUMNS[state.rows][column];
  const order = new Intl.Collator(state.lang).compare;
  const keyed = rows.map((item, i) => ({ item, i, key: value(item) }));
  keyed.sort((a, b) => (typeof a.key === "number" ? a.key - b.key : order(a.key, b.key)) * (down ? -1 : 1) || a.i - b.i);
  return keyed.map(({ item }) => item);
}

function evidenceButton(claim) {
  const edge = edgeOf(claim);
  const text = el("span", { class: `verb ${FAMILY[claim.type]}` }, relationName(claim.type));
  return edge ? el("button", { type: "button", class: "pill", "aria-label": `${relationName(claim.type)}: ${t("action.open")}`, onclick: () => select({ edge }) }, text) : text;
}

/** The edge of the present graph that holds the claim, as a selection. */
function edgeOf(claim) {
  const home = (actor) => (state.graph === "people" ? actor : actors[actor].stands_for);
  const ends = [home(claim.source), home(claim.target)];
  const found = view[state.graph].edges.find((e) => e.type === claim.type && ends.includes(e.source) && ends.includes(e.target) && (e.symmetric || e.source === ends[0]));
  return found ? { type: found.type, source: found.source, target: found.target } : null;
}

function drawTable(shown) {
  const rows = sorted(tableRows(shown));
  const columns = COLUMNS[state.rows];
  const body = el("tbody");
  const make = (item) => el("tr", null, Object.entries(columns).map(([name, { cell }]) => el("td", { class: name, "data-name": t(`table.${name}`) }, cell(item))));
  const more = inPages(body, rows, make);
  const caption = el("caption", null, `${t(`table.caption.${state.rows}`)} · ${t(state.rows === "claims" ? "count.claims" : "count.actors", { n: rows.length })}`);
  const table = el("table", { class: state.rows }, caption, el("thead", null, el("tr", null, Object.keys(columns).map(columnHead))), body);
  byId("table").replaceChildren(rowsSwitch(), table, more);
}

function rowsSwitch() {
  const button = (rows) => el("button", { type: "button", "aria-pressed": String(state.rows === rows), onclick: () => update({ rows }) }, t(`table.${rows}`));
  return el("div", { class: "switch", role: "group", "aria-label": t("table.label") }, button("claims"), button("actors"));
}

function columnHead(name) {
  const { column, down } = sorting[state.rows];
  const sort = name === column ? (down ? "descending" : "ascending") : null;
  const act = () => {
    sorting[state.rows] = { column: name, down: name === column && !down };
    update({});
    byId("table").querySelector(`th.${name} button`).focus();
  };
  return el("th", { scope: "col", "aria-sort": sort, class: name }, el("button", { type: "button", onclick: act }, t(`table.${name}`), el("span", { class: "arrow", "aria-hidden": "true" }, sort ? (down ? "▾" : "▴") : "")));
}
