// Joins the parts: builds the page, and redraws what the state says whenever it changes.

let shownNow = null;

function applyLanguage() {
  const root = document.documentElement;
  root.lang = state.lang;
  root.dir = state.lang === "ar" ? "rtl" : "ltr";
  byId("language").lang = state.lang === "ar" ? "en" : "ar";
  nameParts(document);
  document.title = view.title || t("page.title");
  put(byId("title"), document.title);
  put(byId("holds"), ...holds());
  put(byId("switches"), switchOf("tab", "tab.label", "tab"), switchOf("graph", "graph.label", "graph"));
  buildGuide();
}

/** What this page holds: articles, publishers, dates. */
function holds() {
  const named = publishers.filter(Boolean);
  const comma = state.lang === "ar" ? "، " : ", ";
  const few = named.length < 3;
  const listed = named.flatMap((name, i) => [i ? comma : "", bdi(name)]);
  const dates = sources.map((source) => source.date).filter(Boolean).sort();
  const only = sources.length === 1 && sources[0].title !== view.title;
  return dotted(
    t("count.sources", { n: sources.length }),
    named.length ? (few ? listed : t("count.publishers", { n: named.length })) : null,
    dates.length ? period(dates[0], dates[dates.length - 1]) : null,
    only ? el("q", { dir: "auto" }, sources[0].title) : null,
    view.whole ? t("page.part", { n: claims.length, all: view.whole }) : null,
  );
}

function applyTheme() {
  document.documentElement.dataset.theme = state.theme;
  const label = t(state.theme === "light" ? "action.dark" : "action.light");
  byId("theme").setAttribute("aria-label", label);
  byId("theme").title = label;
  readColours();
}

/** Buttons side by side of which one is pressed: the choices of a part of the state. */
function switchOf(key, label, prefix) {
  const choose = (value) => update(key === "graph" ? { graph: value, ...forGraph(value) } : { [key]: value });
  const choices = CHOICES[key].map((value) => {
    const pressed = { "aria-pressed": String(state[key] === value), "data-value": value };
    return button(pressed, () => choose(value), t(`${prefix}.${value}`));
  });
  return el("div", { class: "switch", role: "group", "aria-label": t(label), "data-key": key }, choices);
}

function syncSwitches() {
  for (const choice of document.querySelectorAll(".bar .switch button")) {
    choice.setAttribute("aria-pressed", String(state[choice.parentNode.dataset.key] === choice.dataset.value));
  }
}

/** In the other graph a chosen actor is the one that it stands for, or nobody. */
function forGraph(graph) {
  const home = (actor) => (actor === null || graph === "people" ? actor : actors[actor].stands_for);
  const actor = home(state.selected?.actor ?? null);
  const selected = actor === null ? null : { actor };
  return { selected, focus: home(state.focus), from: home(state.from), to: home(state.to), weight: 0 };
}

function drawChips() {
  const { focus, hops, from, to } = state;
  const least = leastWeight();
  const chip = (text, changes) => {
    const cross = el("span", { "aria-hidden": "true" }, " ×");
    const named = { class: "chip", "aria-label": `${text}: ${t("action.close")}` };
    return el("li", null, button(named, () => update(changes), text, cross));
  };
  const wider = { class: "chip", "aria-pressed": String(hops === 2) };
  put(byId("chips"),
    focus === null ? null : chip(t("chip.focus", { name: nameOf(focus) }), { focus: null, hops: 1 }),
    focus === null ? null : el("li", null, button(wider, () => update({ hops: 3 - hops }), t("chip.hops"))),
    least > 1 ? chip(t("chip.weight", { words: t("count.claims", { n: least }) }), { weight: 1 }) : null,
    from === null || to === null
      ? null
      : chip(t("chip.path", { from: nameOf(from), to: nameOf(to) }), { from: null, to: null }));
}

function drawCounts(shown) {
  const part = drawn(shown);
  const text = [
    t("count.actors", { n: shown.actors.size }),
    t("count.edges", { n: shown.edges.length }),
    t("count.claims", { n: shownClaims(shown).length }),
    part === shown ? null : t("count.partly", { n: part.actors.size, all: shown.actors.size }),
  ].filter(Boolean).join(" · ");
  if (byId("counts").textContent !== text) byId("counts").textContent = text;
  byId("canvas").firstElementChild?.setAttribute("aria-label", t("graph.described", { what: text }));
}

function drawEmpty(shown) {
  const key = actors.length ? "empty.filtered" : "empty.nothing";
  byId("empty").hidden = shown.actors.size > 0;
  put(byId("empty"), el("h2", null, t(key)), el("p", null, t(`${key}.more`)),
    actors.length ? button({ class: "tool" }, clearFilters, t("action.reset")) : null);
}

/** Draws all that the changed parts of the state concern. */
function redraw(changes) {
  if ("lang" in changes) applyLanguage();
  if ("lang" in changes || "theme" in changes) applyTheme();
  if ("lang" in changes || "graph" in changes) buildSide();
  shownNow = filtered();
  syncSwitches();
  syncSide(shownNow);
  drawChips();
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

/** Moves the focus and the eye to what was just chosen. */
function follow(changes, lit) {
  const chosen = state.selected || (state.from !== null && state.to !== null);
  const asked = ["selected", "from", "to"].some((key) => key in changes);
  if (asked && chosen) byId("panelhead")?.focus({ preventScroll: true });
  if (state.tab !== "network") return;
  const moved = asked || ["tab", "focus", "hops", "graph"].some((key) => key in changes);
  if (moved && lit) showActors(lit.actors);
  else if (moved) showAll();
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
  const help = ["shapes", "lines", "dashes", "layers", "keys", "machine"].map((key) => `help.${key}`);
  help.splice(4, 0, "graph.folded");
  put(byId("guide"), el("h2", { id: "guidetitle" }, t("action.help")),
    el("ul", null, help.map((key) => el("li", null, t(key)))),
    button({ class: "tool" }, () => byId("guide").close(), t("action.close")));
}

function openMenu(open) {
  byId("exports").hidden = !open;
  byId("export").setAttribute("aria-expanded", String(open));
}

/** Paper is white: the theme is light while printing, and the table stands below the drawing. */
function preparePrint(printing) {
  document.documentElement.dataset.theme = printing ? "light" : state.theme;
  byId("network").hidden = !printing && state.tab !== "network";
  readColours();
  drawNetwork(shownNow);
  drawing.network.redraw();
  if (printing) drawTable(shownNow);
}

function onKey(event) {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    byId("find").focus();
  } else if (event.key === "Escape" && !byId("guide").open) leave();
}

/** Closes what is open, the uppermost first, and gives the focus back. */
function leave() {
  if (!byId("exports").hidden) {
    openMenu(false);
    byId("export").focus();
  } else if (document.body.classList.contains("sideopen")) {
    toggleSide(false);
    byId("filters").focus();
  } else if (!byId("panel").hidden) closePanel();
}

function connect() {
  const clicks = {
    language: () => update({ lang: state.lang === "ar" ? "en" : "ar" }),
    theme: () => update({ theme: state.theme === "light" ? "dark" : "light" }),
    link: copyLink,
    help: () => byId("guide").showModal(),
    filters: () => toggleSide(),
    zoomin: () => zoomBy(1.3),
    zoomout: () => zoomBy(1 / 1.3),
    fit: () => showAll(),
    export: () => openMenu(byId("exports").hidden),
  };
  for (const [id, action] of Object.entries(clicks)) byId(id).addEventListener("click", action);
  for (const choice of document.querySelectorAll("[data-export]")) {
    choice.addEventListener("click", () => {
      openMenu(false);
      EXPORTS[choice.dataset.export](shownNow);
    });
  }
  searchBox(byId("search"), "find", "action.search", (actor, input) => {
    input.value = "";
    select({ actor });
  });
  document.addEventListener("click", (event) => { if (!event.target.closest(".menu")) openMenu(false); });
  document.addEventListener("keydown", onKey);
  window.addEventListener("beforeprint", () => preparePrint(true));
  window.addEventListener("afterprint", () => preparePrint(false));
  window.addEventListener("hashchange", () => start());
}

/** Shows what the address says. */
function start() {
  readAddress();
  drawing.starting = true;
  redraw({ lang: true, theme: true, graph: true, selected: true });
  drawing.starting = false;
}

connect();
start();
