// The legend, which is also the filter: what each shape, colour and dash means, how many there are, and its switch.

const side = { syncs: [], inputs: {} };

/** Builds the side anew in the page's language; ``syncSide`` then keeps it up to date. */
function buildSide() {
  Object.assign(side, { syncs: [], inputs: {} });
  const graph = view[state.graph];
  put(byId("side"),
    group("side.types", KINDS.filter((type) => graph.actors.some((a) => actors[a].type === type)).map(typeRow)),
    group("side.relations", Object.keys(FAMILIES).map((family) => familyRows(family, graph))),
    group("side.statuses", [...STATUSES.map(statusRow), contradictedRow()]),
    group("side.layers", [togetherRow(), aloneRow()]),
    dateGroup(), confidenceGroup(), weightGroup(graph), publisherGroup(), pathGroup(),
    button({ class: "tool wide", id: "reset" }, clearFilters, t("action.reset")));
  nameParts(byId("side"));
}

/** Gives the elements below ``root`` the names of the page's language. */
function nameParts(root) {
  for (const node of root.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
  for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  for (const node of root.querySelectorAll("input[data-label]")) node.placeholder = `${t(node.dataset.label)}…`;
  for (const node of root.querySelectorAll(".icon[data-label]")) node.title = t(node.dataset.label);
}

function group(key, rows) {
  return rows.some(Boolean) ? el("fieldset", null, el("legend", null, t(key)), rows) : null;
}

/** A row with a switch. ``read`` and ``write`` tell and change whether it is on; ``count`` follows the filters. */
function row(icon, name, count, read, write, look = "") {
  const box = el("input", { type: "checkbox", onchange: () => write(box.checked) });
  side.syncs.push(() => { box.checked = read(); });
  const words = el("span", { class: "what", dir: "auto" }, name);
  return el("label", { class: `check ${look}` }, box, icon, words, counter(count));
}

/** A number that follows the filters. */
function counter(count) {
  const node = el("span", { class: "count" });
  side.syncs.push((shown) => { node.textContent = number(count(shown)); });
  return node;
}

function setRow(set, value, icon, name, count) {
  return row(icon, name, count, () => !state.off[set].includes(value), (on) => toggle(set, [value], on));
}

function toggle(set, values, on) {
  const rest = state.off[set].filter((value) => !values.includes(value));
  update({ off: { ...state.off, [set]: on ? rest : [...rest, ...values].sort() } });
}

const edgesWith = (shown, test) => shown.edges.filter(test).length;
const claimsWith = (shown, test) => shownClaims(shown).filter((n) => test(claims[n])).length;

function typeRow(type) {
  const count = (shown) => [...shown.actors].filter((actor) => actors[actor].type === type).length;
  return setRow("types", type, shapeIcon(type), t(`type.${type}`), count);
}

/** A family of relations and its members. Where offices are alone in theirs, they are a row of their own. */
function familyRows(family, graph) {
  const types = FAMILIES[family].filter((type) => graph.edges.some((edge) => edge.type === type));
  const [name, icon] = [t(`family.${family}`), lineIcon(family, "actual")];
  const relation = (type, sign, words) =>
    setRow("relations", type, sign, words, (shown) => edgesWith(shown, ({ edge }) => edge.type === type));
  if (!types.length) return null;
  if (String(types) === "holds-office") return relation(types[0], icon, name);
  const off = () => types.filter((type) => state.off.relations.includes(type)).length;
  const count = (shown) => edgesWith(shown, ({ edge }) => FAMILY[edge.type] === family);
  const head = row(icon, name, count, () => off() < types.length, (on) => toggle("relations", types, on), "head");
  side.syncs.push(() => { head.control.indeterminate = off() > 0 && off() < types.length; });
  const members = el("div", { class: "nested" }, types.map((type) => relation(type, null, relationName(type))));
  return el("div", { class: "family", role: "group", "aria-label": name }, head, members);
}

function statusRow(status) {
  const count = (shown) => claimsWith(shown, (claim) => claim.status === status);
  return setRow("statuses", status, lineIcon("plain", status), t(`status.${status}`), count);
}

function contradictedRow() {
  const count = counter((shown) => edgesWith(shown, ({ status }) => status === "contradicted"));
  const name = el("span", { class: "what" }, t("status.contradicted"));
  return el("p", { class: "check still" }, lineIcon("plain", "contradicted"), name, count);
}

function togetherRow() {
  const icon = lineIcon("together", "hypothetical");
  const count = () => view[state.graph].pairs.length;
  return row(icon, t("side.together"), count, () => state.together, (together) => update({ together }));
}

function aloneRow() {
  const tied = new Set(view[state.graph].edges.flatMap(endsOf));
  const count = view[state.graph].actors.filter((actor) => !tied.has(actor)).length;
  return row(null, t("side.alone"), () => count, () => state.alone, (alone) => update({ alone }));
}

/** A slider with its value in words; its name is written where it differs from that of the group. */
function slider(label, range, read, write, words, named = false) {
  const out = el("output", null);
  const input = el("input", { type: "range", "aria-label": t(label), ...range });
  input.addEventListener("input", () => write(Number(input.value)));
  side.syncs.push(() => {
    input.value = read();
    out.textContent = words(read());
    input.setAttribute("aria-valuetext", out.textContent);
  });
  const head = el("span", { "aria-hidden": "true" }, named ? t(label) : null, out);
  return el("div", { class: "slide" }, head, input);
}

function dateGroup() {
  const last = knownDays.length - 1;
  if (last < 1) return null;
  const at = (iso, otherwise) => (iso ? Math.max(0, knownDays.findLastIndex((known) => known <= iso)) : otherwise);
  const end = (key, edge) => slider(`side.${key}`, { min: 0, max: last, step: 1 }, () => at(state[key], edge),
    (i) => update({ [key]: i === edge ? "" : knownDays[i] }), (i) => day(knownDays[i]), true);
  return group("side.dates", [end("since", 0), end("until", last)]);
}

function confidenceGroup() {
  const write = (confidence) => update({ confidence });
  const range = { min: 0, max: 1, step: 0.05 };
  if (!claims.length) return null;
  return group("side.confidence", [slider("side.confidence", range, () => state.confidence, write, percent)]);
}

function weightGroup(graph) {
  const most = greatest(graph.edges.map((edge) => edge.claims.length));
  const words = (n) => t("count.claims", { n });
  const write = (weight) => update({ weight });
  const range = { min: 1, max: most, step: 1 };
  return most > 1 ? group("side.weight", [slider("side.weight", range, leastWeight, write, words)]) : null;
}

function publisherGroup() {
  const count = (name) => (shown) => claimsWith(shown, (claim) => publisherOf(claim) === name);
  const line = (name) => setRow("publishers", name, null, name || t("side.unknown"), count(name));
  return publishers.length > 1 ? group("side.publishers", [el("div", { class: "long" }, publishers.map(line))]) : null;
}

function pathGroup() {
  const end = (key) => {
    const host = el("div", { class: "finder small" });
    const choose = (actor) => update({ [key]: actor, selected: null, tab: "network" });
    side.inputs[key] = searchBox(host, `path-${key}`, `side.${key}`, choose);
    return el("div", { class: "end" }, el("span", { "aria-hidden": "true" }, t(`side.${key}`)), host);
  };
  return view.people.edges.length ? group("side.path", [end("from"), end("to")]) : null;
}

function syncSide(shown) {
  for (const sync of side.syncs) sync(shown);
  for (const [key, input] of Object.entries(side.inputs)) {
    if (document.activeElement !== input) input.value = state[key] === null ? "" : nameOf(state[key]);
  }
  byId("reset").hidden = !filtersSet();
}

function toggleSide(open = !document.body.classList.contains("sideopen")) {
  document.body.classList.toggle("sideopen", open);
  byId("filters").setAttribute("aria-expanded", String(open));
}
