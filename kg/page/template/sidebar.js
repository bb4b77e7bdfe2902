// The legend, which is also the filter: what each shape, colour and dash means, how many there are, and a switch for it.

const side = { boxes: [], counts: [], sliders: [], inputs: {} };

/** Builds the side anew in the page's language; ``syncSide`` then keeps it up to date. */
function buildSide() {
  Object.assign(side, { boxes: [], counts: [], sliders: [], inputs: {} });
  const graph = view[state.graph];
  const parts = [
    group("side.types", TYPES.filter((type) => graph.actors.some((a) => actors[a].type === type)).map(typeRow)),
    group("side.relations", Object.keys(FAMILIES).map((family) => familyRows(family, graph)).filter(Boolean)),
    group("side.statuses", [...STATUSES.map(statusRow), contradictedRow()]),
    group("side.layers", [layerRow("together", "side.together", lineIcon("together", "hypothetical")), layerRow("alone", "side.alone", null)]),
    dateGroup(), confidenceGroup(), weightGroup(), publisherGroup(), pathGroup(),
    el("button", { type: "button", class: "tool wide", id: "reset", onclick: clearFilters }, t("action.reset")),
  ];
  byId("side").replaceChildren(...parts.filter(Boolean));
  nameParts(byId("side"));
}

/** Gives the elements below ``root`` the names of the page's language. */
function nameParts(root) {
  for (const node of root.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
  for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  for (const node of root.querySelectorAll("[data-placeholder]")) node.setAttribute("placeholder", `${t(node.dataset.placeholder)}…`);
  for (const node of root.querySelectorAll(".icon[data-label]")) node.title = t(node.dataset.label);
}

function group(key, rows) {
  return rows.length ? el("fieldset", null, el("legend", null, t(key)), rows) : null;
}

function row(set, value, icon, name, count) {
  const box = el("input", { type: "checkbox", onchange: () => toggle(set, [value], box.checked) });
  side.boxes.push(() => { box.checked = !state.off[set].includes(value); });
  return el("label", { class: "check" }, box, icon, el("span", { class: "what", dir: "auto" }, name), counter(count));
}

/** A number that follows the filters. */
function counter(count) {
  const node = el("span", { class: "count" });
  side.counts.push((shown) => { node.textContent = number(count(shown)); });
  return node;
}

function toggle(set, values, on) {
  const off = new Set(state.off[set]);
  for (const value of values) on ? off.delete(value) : off.add(value);
  update({ off: { ...state.off, [set]: [...off].sort() } });
}

function typeRow(type) {
  return row("types", type, shapeIcon(type), t(`type.${type}`), (shown) => [...shown.actors].filter((a) => actors[a].type === type).length);
}

function familyRows(family, graph) {
  const types = FAMILIES[family].filter((type) => graph.edges.some((edge) => edge.type === type));
  if (!types.length) return null;
  const rows = types.map((type) => row("relations", type, null, relationName(type), (shown) => shown.edges.filter(({ edge }) => edge.type === type).length));
  if (types.length === 1 && family === "office") return row("relations", types[0], lineIcon(family, "actual"), t(`family.${family}`), (shown) => shown.edges.filter(({ edge }) => edge.type === types[0]).length);
  const box = el("input", { type: "checkbox", onchange: () => toggle("relations", types, box.checked) });
  side.boxes.push(() => {
    const off = types.filter((type) => state.off.relations.includes(type)).length;
    box.checked = off < types.length;
    box.indeterminate = off > 0 && off < types.length;
  });
  const head = el("label", { class: "check head" }, box, lineIcon(family, "actual"), el("span", { class: "what" }, t(`family.${family}`)));
  return el("div", { class: "family", role: "group", "aria-label": t(`family.${family}`) }, head, el("div", { class: "nested" }, rows));
}

const claimsWith = (shown, test) => new Set(shown.edges.flatMap((entry) => entry.claims.filter((n) => test(claims[n])))).size;

function statusRow(status) {
  return row("statuses", status, lineIcon("plain", status), t(`status.${status}`), (shown) => claimsWith(shown, (claim) => claim.status === status));
}

function contradictedRow() {
  const count = counter((shown) => shown.edges.filter(({ status }) => status === "contradicted").length);
  return el("p", { class: "check still" }, lineIcon("plain", "contradicted"), el("span", { class: "what" }, t("status.contradicted")), count);
}

function layerRow(key, label, icon) {
  const box = el("input", { type: "checkbox", onchange: () => update({ [key]: box.checked }) });
  side.boxes.push(() => { box.checked = state[key]; });
  const count = key === "together" ? () => view[state.graph].pairs.length : () => unlinked();
  return el("label", { class: "check" }, box, icon, el("span", { class: "what" }, t(label)), counter(count));
}

function unlinked() {
  const tied = new Set(view[state.graph].edges.flatMap(({ source, target }) => [source, target]));
  return view[state.graph].actors.filter((actor) => !tied.has(actor)).length;
}

/** A slider with its value in words beside its name, which is left out where the group has the same. */
function slider(label, range, read, write, words, hidden = false) {
  const out = el("output", null);
  const input = el("input", { type: "range", "aria-label": t(label), ...range, oninput: () => update(write(Number(input.value))) });
  side.sliders.push(() => {
    input.value = read();
    out.textContent = words(read());
    input.setAttribute("aria-valuetext", out.textContent);
  });
  return el("div", { class: "slide" }, el("span", { "aria-hidden": "true" }, hidden ? null : t(label), out), input);
}

function dateGroup() {
  const last = days_.length - 1;
  if (last < 1) return null;
  const at = (iso, otherwise) => (iso ? Math.max(0, days_.findLastIndex((d) => d <= iso)) : otherwise);
  const range = { min: 0, max: last, step: 1 };
  return group("side.dates", [
    slider("side.since", range, () => at(state.since, 0), (i) => ({ since: i ? days_[i] : "" }), (i) => day(days_[i])),
    slider("side.until", range, () => at(state.until, last), (i) => ({ until: i < last ? days_[i] : "" }), (i) => day(days_[i])),
  ]);
}

function confidenceGroup() {
  const range = { min: 0, max: 1, step: 0.05 };
  return claims.length ? group("side.confidence", [slider("side.confidence", range, () => state.confidence, (confidence) => ({ confidence }), percent, true)]) : null;
}

function weightGroup() {
  const most = Math.max(1, ...view[state.graph].edges.map((edge) => edge.claims.length));
  if (most < 2) return null;
  return group("side.weight", [slider("side.weight", { min: 1, max: most, step: 1 }, () => state.weight, (weight) => ({ weight }), (n) => t("count.claims", { n }), true)]);
}

function publisherGroup() {
  if (publishers.length < 2) return null;
  const rows = publishers.map((name) => row("publishers", name, null, name || t("side.unknown"), (shown) => claimsWith(shown, (claim) => publisherOf(claim) === name)));
  return group("side.publishers", [el("div", { class: "long" }, rows)]);
}

function pathGroup() {
  if (!view.people.edges.length) return null;
  const end = (key) => {
    const host = el("div", { class: "finder small" });
    side.inputs[key] = searchBox(host, `path-${key}`, `side.${key}`, (actor) => update({ [key]: actor, selected: null, tab: "network" }));
    return el("div", { class: "end" }, el("span", { "aria-hidden": "true" }, t(`side.${key}`)), host);
  };
  return group("side.path", [end("from"), end("to")]);
}

function syncSide(shown) {
  for (const sync of [...side.boxes, ...side.sliders]) sync();
  for (const sync of side.counts) sync(shown);
  for (const [key, input] of Object.entries(side.inputs)) if (document.activeElement !== input) input.value = state[key] === null ? "" : nameOf(state[key]);
  byId("reset").hidden = !filtersSet();
}
