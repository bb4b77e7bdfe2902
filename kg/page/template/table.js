// The table: all claims that pass the filters, or all actors. The same content as the drawing, for keyboard and ear.

// Each column: what it is sorted by, and what its cells hold (the same where there is one function).
const COLUMNS = {
  claims: {
    source: [(c) => nameOf(c.source), (c) => actorButton(c.source)],
    relation: [(c) => relationName(c.type), evidenceButton],
    target: [(c) => nameOf(c.target), (c) => actorButton(c.target)],
    status: [(c) => RANK[c.status], (c) => badge(c.status, "mark")],
    date: [(c) => c.begin || "9", (c) => (c.begin ? timeOf(c) : "—")],
    saidby: [speaker, (c) => bdi(speaker(c) || "—")],
    confidence: [(c) => c.confidence, (c) => percent(c.confidence)],
    sentence: [(c) => c.spot[0], (c) => quote(c.spot)],
    publisher: [publisherOf, (c) => outLink(publisherOf(c) || sourceOf(c).title, sourceOf(c).url)],
  },
  actors: {
    name: [({ actor }) => nameOf(actor), ({ actor }) => actorButton(actor)],
    othername: [({ actor }) => otherNameOf(actor), ({ actor }) => bdi(otherNameOf(actor))],
    type: [({ actor }) => t(`type.${actors[actor].type}`)],
    edges: [({ edges }) => edges, ({ edges }) => number(edges)],
    mentions: [({ actor }) => actors[actor].mentions, ({ actor }) => number(actors[actor].mentions)],
  },
};
// What the tables are sorted by.
const sorting = { claims: { column: "sentence", down: false }, actors: { column: "edges", down: true } };

function speaker(claim) {
  return claim.said_by === null ? "" : nameOf(claim.said_by);
}

const shownClaims = (shown) => [...new Set(shown.edges.flatMap((entry) => entry.claims))].sort((a, b) => a - b);

function tableRows(shown) {
  if (state.rows === "claims") return shownClaims(shown).map((n) => claims[n]);
  const near = neighbours(shown.edges);
  return [...shown.actors].map((actor) => ({ actor, edges: (near.get(actor) || []).length }));
}

function sorted(rows) {
  const { column, down } = sorting[state.rows];
  const [value] = COLUMNS[state.rows][column];
  const order = new Intl.Collator(state.lang).compare;
  const keyed = rows.map((item, i) => ({ item, i, key: value(item) }));
  const compare = (a, b) => (typeof a.key === "number" ? a.key - b.key : order(a.key, b.key));
  return keyed.sort((a, b) => compare(a, b) * (down ? -1 : 1) || a.i - b.i).map(({ item }) => item);
}

/** The name of a claim's relation, which opens its evidence. */
function evidenceButton(claim) {
  const name = `${relationName(claim.type)}: ${t("action.open")}`;
  const verb = el("span", { class: `verb ${FAMILY[claim.type]}` }, relationName(claim.type));
  return opener(claim, { class: "pill", "aria-label": name }, verb);
}

/** A button that opens the edge of the claim in the present graph; plain content where there is none. */
function opener(claim, attributes, ...content) {
  const home = (actor) => (state.graph === "people" ? actor : actors[actor].stands_for);
  const [source, target] = endsOf(claim).map(home);
  const held = ({ type, symmetric, ...ends }) => type === claim.type
    && (sameEnds(ends, { source, target }) || (symmetric && sameEnds(ends, { source: target, target: source })));
  const found = view[state.graph].edges.find(held);
  if (!found) return el("span", null, ...content);
  const edge = { type: found.type, source: found.source, target: found.target };
  return button(attributes, () => select({ edge }), ...content);
}

function drawTable(shown) {
  const rows = sorted(tableRows(shown));
  const columns = Object.entries(COLUMNS[state.rows]);
  const cell = (item, [name, [value, content = value]]) =>
    el("td", { class: name, "data-name": t(`table.${name}`) }, content(item));
  const body = el("tbody");
  const more = inPages(body, rows, (item) => el("tr", null, columns.map((column) => cell(item, column))));
  const count = t(state.rows === "claims" ? "count.claims" : "count.actors", { n: rows.length });
  const head = el("thead", null, el("tr", null, columns.map(([name]) => columnHead(name))));
  const caption = el("caption", null, `${t(`table.${state.rows}`)} · ${count}`);
  const table = el("table", { class: state.rows }, caption, head, body);
  put(byId("table"), switchOf("rows", "table.label", "table"), table, more);
}

function columnHead(name) {
  const { column, down } = sorting[state.rows];
  const sort = name === column ? (down ? "descending" : "ascending") : null;
  const turn = () => {
    sorting[state.rows] = { column: name, down: name === column && !down };
    update({});
    byId("table").querySelector(`th.${name} button`).focus();
  };
  const arrow = el("span", { class: "arrow", "aria-hidden": "true" }, sort ? (down ? "▾" : "▴") : "");
  return el("th", { scope: "col", "aria-sort": sort, class: name }, button({}, turn, t(`table.${name}`), arrow));
}
