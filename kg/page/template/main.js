// Joins the parts: builds the page, and redraws what the state says whenever it changes.

let shownNow = null;

function applyLanguage() {
  const root = document.documentElement;
  root.lang = state.lang;
  root.dir = state.lang === "ar" ? "rtl" : "ltr";
  buildSide();
  nameParts(document);
  byId("language").lang = state.lang === "ar" ? "en" : "ar";
  document.title = view.title || t("page.title");
  byId("title").textContent = document.title;
  byId("holds").replaceChildren(...holds());
  buildGuide();
}

/** What this page holds: articles, publishers, dates. */
function holds() {
  const names = publishers.filter(Boolean);
  const dates = sources.map((source) => source.date).filter(Boolean).sort();
  const [first, last] = [dates[0], dates[dates.length - 1]];
  const parts = [
    t("count.sources", { n: sources.length }),
    names.length && names.length < 3 ? names.map(bdi).flatMap((name, i) => (i ? [state.lang === "ar" ? "، " : ", ", name] : [name])) : names.length ? t("count.publishers", { n: names.length }) : null,
    first ? (first === last ? day(first) : `${day(first)} – ${day(last)}`) : null,
    sources.length === 1 && sources[0].title !== view.title ? el("q", { dir: "auto" }, sources[0].title) : null,
  ].filter(Boolean);
  return parts.flatMap((part, i) => (i ? [" · ", part].flat() : [part].flat()));
}

function applyTheme() {
  document.documentElement.dataset.theme = state.theme;
  const label = t(state.theme === "light" ? "action.dark" : "action.light");
  byId("theme").setAttribute("aria-label", label);
  byId("theme").title = label;
  readColours();
}

function drawSwitches() {
  const button = (key, value, prefix) => el("button", { type: "button", "aria-pressed": String(state[key] === value), onclick: (event) => { const parent = event.currentTarget.parentNode.id; update(key === "graph" ? { graph: value, ...forGraph(value) } : { [key]: value }); byId(parent).querySelector("[aria-pressed=true]").focus(); } }, t(`${prefix}.${value}`));
  byId("tabs").replaceChildren(...CHOICES.tab.map((tab) => button("tab", tab, "tab")));
  byId("graphs").replaceChildren(...CHOICES.graph.map((graph) => button("graph", graph, "graph")));
}

/** In the other graph a chosen actor is the one that it stands for, or nobody. */
function forGraph(graph) {
  const home = (actor) => (actor === null ? null : graph === "people" ? actor : actors[actor].stands_for);
  const actor = state.selected?.actor;
  return { selected: actor === undefined || home(actor) === null ? null : { actor: home(actor) }, focus: home(state.focus), from: home(state.from), to: home(state.to), weight: 1 };
}

function drawChips() {
  const chips = [];
  const chip = (text, changes) => el("li", null, el("button", { type: "button", class: "chip", onclick: () => update(changes), "aria-label": `${text}: ${t("action.close")}` }, text, el("span", { "aria-hidden": "true" }, " ×")));
  if (state.focus !== null) {
    chips.push(chip(t("chip.focus", { name: nameOf(state.focus) }), { focus: null, hops: 1 }));
    chips.push(el("li", null, el("button", { type: "button", class: "chip", "aria-pressed": String(state.hops === 2), onclick: () => update({ hops: 3 - state.hops }) }, t("chip.hops"))));
  }
  if (state.from !== null && state.to !== null) chips.push(chip(t("chip.path", { from: nameOf(state.from), to: nameOf(state.to) }), { from: null, to: null }));
  byId("chips").replaceChildren(...chips);
}

function drawCounts(shown) {
  const part = drawn(shown);
  const partly = part === shown ? null : t("count.partly", { n: part.actors.size, all: shown.actors.size });
  const words = [t("count.actors", { n: shown.actors.size }), t("count.edges", { n: shown.edges.length }), t("count.claims", { n: shownClaims(shown).length }), partly];
  const text = words.filter(Boolean).join(" · ");
  if (byId("counts").textContent !== text) byId("counts").textContent = text;
  byId("canvas").querySelector(".vis-network")?.setAttribute("aria-label", t("graph.described", { what: text }));
}

function drawEmpty(shown) {
  const nothing = !actors.length;
  const empty = nothing || !shown.actors.size;
  const key = nothing ? "empty.nothing" : "empty.filtered";
  byId("empty").hidden = !empty;
  byId("empty").replaceChildren(...(empty ? [el("h2", null, t(key)), el("p", null, t(`${key}.more`)),
    nothing ? null : el("button", { type: "button", class: "tool", onclick: clearFilters }, t("action.reset"))].filter(Boolean) : []));
}

function redraw(changes = {}) {
  if ("lang" in changes) applyLanguage();
  if ("lang" in changes || "theme" in changes) applyTheme();
  if ("graph" in changes) buildSide();
  shownNow = filtered();
  drawSwitches();
  drawChips();
  syncSide(shownNow);
  for (const tab of CHOICES.tab) byId(tab).hidden = tab !== state.tab;
  byId("foldnote").hidden = state.graph !== "countries";
  drawPanel(shownNow);
  if (state.tab === "table") drawTable(shownNow);
  if (state.tab === "timeline") drawTimeline(shownNow);
  const lit = drawNetwork(shownNow);
  drawCounts(shownNow);
  drawEmpty(shownNow);
  follow(changes, lit);
}

/** Moves the eye and the focus to what was just chosen. */
function follow(changes, lit) {
  const chosen = state.selected || (state.from !== null && state.to !== null);
  const asked = ["selected", "from", "to"].some((key) => key in changes);
  if (asked && chosen) byId("panelhead")?.focus({ preventScroll: true });
  if (state.tab !== "network" || !drawing.network) return;
  if (asked && lit) showActors(lit.actors);
  else if ("focus" in changes || "hops" in changes || "graph" in changes) showAll();
  else if (asked || "tab" in changes) drawing.network.redraw();
}

function toast(text) {
  byId("toast").textContent = text;
  setTimeout(() => { byId("toast").textContent = ""; }, 3000);
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    toast(t("action.copied"));
  } catch {
    toast(t("action.copyfailed"));
  }
}

function buildGuide() {
  const close = el("button", { type: "button", class: "tool", onclick: () => byId("guide").close() }, t("action.close"));
  const lines = ["shapes", "lines", "dashes", "layers", "countries", "keys", "machine"].map((key) => el("li", null, t(`help.${key}`)));
  byId("guide").replaceChildren(el("h2", { id: "guidetitle" }, t("action.help")), el("ul", null, lines), close);
}

function openMenu(open) {
  byId("exports").hidden = !open;
  byId("export").setAttribute("aria-expanded", String(open));
}

function toggleSide(open = !document.body.classList.contains("sideopen")) {
  document.body.classList.toggle("sideopen", open);
  byId("filters").setAttribute("aria-expanded", String(open));
}

/** Paper is white: the theme is light while printing, and the table stands below the drawing. */
function preparePrint(printing) {
  document.documentElement.dataset.theme = printing ? "light" : state.theme;
  readColours();
  drawing.network.redraw();
  drawNetwork(shownNow);
  if (printing) drawTable(shownNow);
}

function onKey(event) {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    byId("find").focus();
  } else if (event.key === "Escape" && !byId("guide").open) {
    if (!byId("exports").hidden) { openMenu(false); byId("export").focus(); }
    else if (document.body.classList.contains("sideopen")) { toggleSide(false); byId("filters").focus(); }
    else if (!byId("panel").hidden) closePanel();
  }
}

function connect() {
  const found = searchBox(byId("search"), "find", "action.search", (actor, input) => { input.value = ""; panelOpener = input; select({ actor }); });
  found.type = "search";
  byId("language").addEventListener("click", () => update({ lang: state.lang === "ar" ? "en" : "ar" }));
  byId("theme").addEventListener("click", () => update({ theme: state.theme === "light" ? "dark" : "light" }));
  byId("link").addEventListener("click", copyLink);
  byId("help").addEventListener("click", () => byId("guide").showModal());
  byId("filters").addEventListener("click", () => toggleSide());
  byId("zoomin").addEventListener("click", () => zoomBy(1.3));
  byId("zoomout").addEventListener("click", () => zoomBy(1 / 1.3));
  byId("fit").addEventListener("click", () => showAll());
  byId("export").addEventListener("click", () => openMenu(byId("exports").hidden));
  for (const button of document.querySelectorAll("[data-export]")) button.addEventListener("click", () => { openMenu(false); EXPORTS[button.dataset.export](shownNow); });
  document.addEventListener("click", (event) => { if (!event.target.closest(".menu")) openMenu(false); });
  document.addEventListener("keydown", onKey);
  window.addEventListener("beforeprint", () => preparePrint(true));
  window.addEventListener("afterprint", () => preparePrint(false));
  window.addEventListener("hashchange", () => { readAddress(); redraw({ lang: true, theme: true, graph: true, selected: true }); });
}

connect();
readAddress();
listeners.push(redraw);
redraw({ lang: true, theme: true });
if (state.selected || (state.from !== null && state.to !== null)) follow({ selected: true }, litBy(shownNow));
