// The panel beside the drawing: the evidence of a relation, an actor, or the steps of a path.

const CARDS = 20;

/** Selects an actor, an edge or a pair, or nothing; from where the reader is, so that closing brings the focus back. */
function select(selected, keepPlace = false) {
  if (selected && !byId("panel").contains(document.activeElement)) panelOpener = document.activeElement;
  update({ selected, ...(keepPlace ? {} : { tab: selected && state.tab === "network" ? "network" : state.tab }) });
}
let panelOpener = null;

function closePanel() {
  update({ selected: null, from: null, to: null });
  if (panelOpener?.isConnected) panelOpener.focus();
  panelOpener = null;
}

function drawPanel(shown) {
  const panel = byId("panel");
  const content = panelContent(shown);
  panel.hidden = !content;
  document.body.classList.toggle("open", Boolean(content));
  if (!content) return panel.replaceChildren();
  const [heading, ...rest] = content;
  const close = el("button", { type: "button", class: "tool icon close", "aria-label": t("action.close"), onclick: closePanel }, "×");
  panel.replaceChildren(el("div", { class: "panelhead" }, heading, close), ...rest);
  panel.scrollTop = 0;
}

function panelContent(shown) {
  const { selected, from, to } = state;
  if (selected?.actor !== undefined) return actorContent(selected.actor, shown);
  if (selected?.edge) return edgeContent(selected.edge);
  if (selected?.pair) return pairContent(selected.pair);
  return from !== null && to !== null ? pathContent(from, to, shown) : null;
}

const heading = (...content) => el("h2", { tabindex: "-1", id: "panelhead" }, ...content);
const section = (key, ...content) => el("section", null, el("h3", null, t(key)), ...content);

function actorButton(actor) {
  const { type } = actors[actor];
  return el("button", { type: "button", class: "actor", onclick: () => select({ actor }) }, shapeIcon(type), bdi(nameOf(actor)));
}

function badge(status, words = "status") {
  return el("span", { class: `badge ${status}` }, t(`${words}.${status}`));
}

// An edge

function edgeContent(chosen) {
  const edge = view[state.graph].edges.find((e) => e.type === chosen.type && sameEnds(e, chosen));
  if (!edge) return null;
  const numbers = byDate(edge.claims.filter((n) => claimPasses(claims[n])));
  const hidden = edge.claims.length - numbers.length;
  const list = el("ol", { class: "cards" });
  const more = inPages(list, numbers, (n) => el("li", null, card(claims[n])), CARDS);
  return [
    heading(edgeTitle(edge)),
    el("p", { class: "sub" }, numbers.length ? badge(statusOf(numbers)) : null, ` ${t("count.claims", { n: numbers.length })}`,
      hidden ? ` · ${t("side.hidden", { n: hidden })}` : null),
    section("panel.evidence", list, more),
  ];
}

function edgeTitle(edge) {
  return el("span", { class: "statement" }, actorButton(edge.source),
    el("span", { class: `verb ${FAMILY[edge.type] || "together"}` }, `${relationName(edge.type)} `, el("span", { "aria-hidden": "true" }, arrowOf(edge.type))), actorButton(edge.target));
}

const byDate = (numbers) => [...numbers].sort((a, b) => (claims[a].begin || "9").localeCompare(claims[b].begin || "9") || a - b);

/** One claim: the sentence, and what is known about it. ``full`` names its ends, for lists of many relations. */
function card(claim, full = state.graph === "countries") {
  const source = sourceOf(claim);
  const row = (key, content) => (content ? el("div", null, el("dt", null, t(key)), el("dd", null, content)) : null);
  return el("article", { class: `card ${FAMILY[claim.type]} ${claim.status}` },
    full ? el("p", { class: "who" }, statement(claim, claim.status)) : null,
    quote(claim.spot),
    el("dl", null,
      row("panel.status", badge(claim.status)),
      row("panel.saidby", claim.said_by === null ? null : actorButton(claim.said_by)),
      row("panel.role", claim.role && bdi(claim.role)),
      row("panel.when", claim.dated ? [days(claim), claim.when ? [" «", bdi(claim.when), "»"] : null].flat() : null),
      row("panel.place", claim.place === null ? null : actorButton(claim.place)),
      row("panel.quantity", claim.quantity && bdi(claim.quantity)),
      row("panel.confidence", [el("meter", { min: 0, max: 1, value: claim.confidence, "aria-label": t("panel.confidence") }), ` ${percent(claim.confidence)}`]),
      row("panel.source", outLink(source.publisher || source.title, source.url)),
      row("panel.published", source.date && day(source.date))));
}

function pairContent(chosen) {
  const pair = view[state.graph].pairs.find((p) => sameEnds(p, chosen));
  if (!pair) return null;
  const edge = { ...pair, type: "together" };
  return [
    heading(edgeTitle(edge)),
    el("p", { class: "sub" }, t("count.sentences", { n: pair.weight })),
    el("p", { class: "hint" }, t("panel.together")),
    spots(pair.spots, pair.weight),
  ];
}

function spots(list, all) {
  const first = list.length < all ? el("small", null, ` ${t("panel.firstof", { n: list.length, all })}`) : null;
  const items = list.map((spot) => el("li", null, el("article", { class: "card plain" }, quote(spot), where(spot))));
  return el("section", null, el("h3", null, t("panel.mentions"), first), el("ol", { class: "cards" }, items));
}

function where(spot) {
  const source = sources[sentences[spot[0]].source];
  const date = source.date ? ` · ${day(source.date)}` : "";
  return el("p", { class: "sub" }, outLink(source.publisher || source.title, source.url), date);
}

// An actor

function actorContent(actor, shown) {
  const entries = shown.edges.filter(({ edge }) => edge.source === actor || edge.target === actor);
  return [
    heading(shapeIcon(actors[actor].type), bdi(nameOf(actor))),
    el("p", { class: "sub" }, identity(actor)),
    el("div", { class: "row" }, actorActions(actor, shown)),
    offices(actor), aliases(actor), relationList(actor, entries), dated(actor, entries),
    actors[actor].seen.length ? spots(actors[actor].seen, actors[actor].mentions) : null,
  ].filter(Boolean);
}

function identity(actor) {
  const { id, type, mentions, derived_en: derived } = actors[actor];
  const other = otherNameOf(actor);
  const parts = [
    t(`type.${type}`), other && other !== nameOf(actor) ? bdi(other) : null, t("count.mentions", { n: mentions }),
    derived ? t("panel.derived") : null,
    /^Q\d+$/.test(id) ? outLink(t("panel.wikidata"), `https://www.wikidata.org/wiki/${id}`) : null,
  ].filter(Boolean);
  return parts.flatMap((part, i) => (i ? [" · ", part] : [part]));
}

function actorActions(actor, shown) {
  const button = (key, changes) => el("button", { type: "button", class: "tool", onclick: () => update(changes) }, t(key));
  const focused = state.focus === actor;
  return [
    focused ? button("action.unfocus", { focus: null }) : button("action.focus", { focus: actor, tab: state.tab }),
    shown.actors.size > MANY ? el("button", { type: "button", class: "tool", onclick: () => expand(actor, shown) }, t("action.expand")) : null,
    el("button", { type: "button", class: "tool", onclick: () => startPath(actor) }, t("action.pathfrom")),
  ];
}

function expand(actor, shown) {
  const near = neighbours(shown.edges).get(actor) || [];
  [actor, ...near.slice(0, 60).map(({ other }) => other)].forEach((other) => expanded.add(other));
  update({});
}

function offices(actor) {
  const held = claims.filter((claim) => claim.type === "holds-office" && claim.source === actor && claimPasses(claim));
  const unique = [...new Map(held.map((claim) => [`${claim.role} ${claim.target} ${claim.status}`, claim])).values()];
  const edge = ({ type, source, target }) => ({ edge: { type, source, target } });
  const item = (claim) => el("li", null, bdi(claim.role || t("relation.holds-office")), " — ", actorButton(claim.target),
    claim.status === "actual" ? null : badge(claim.status),
    state.graph === "people" ? el("button", { type: "button", class: "quotes", "aria-label": `${t("action.open")}: ${nameOf(claim.target)}`, onclick: () => select(edge(claim)) }, "❞") : null);
  return unique.length ? section("panel.offices", el("ul", { class: "plainlist" }, unique.map(item))) : null;
}

function aliases(actor) {
  const chips = actors[actor].aliases.map((alias) => el("li", null, bdi(alias)));
  return chips.length ? section("panel.aliases", el("ul", { class: "aliases" }, chips)) : null;
}

function relationList(actor, entries) {
  const rank = (entry) => Object.keys(FAMILIES).indexOf(FAMILY[entry.edge.type]);
  const sorted = entries.filter(({ edge }) => edge.type !== "holds-office" || edge.target === actor)
    .sort((a, b) => rank(a) - rank(b) || b.claims.length - a.claims.length || a.id - b.id);
  if (!entries.length) return section("panel.relations", el("p", { class: "hint" }, t("panel.norelations")));
  const list = el("ul", { class: "links" });
  return sorted.length ? section("panel.relations", list, inPages(list, sorted, (entry) => el("li", null, edgeButton(entry)), 60)) : null;
}

function edgeButton({ edge, claims: numbers, status }) {
  const { type, source, target } = edge;
  return el("button", { type: "button", class: "link", onclick: () => select({ edge: { type, source, target } }) },
    lineIcon(FAMILY[type], status), el("span", null, statement(edge, status)), numbers.length > 1 ? el("span", { class: "count" }, number(numbers.length)) : null);
}

/** The actor's own timeline: its dated claims in order. */
function dated(actor, entries) {
  const numbers = byDate(entries.flatMap((entry) => entry.claims).filter((n) => claims[n].begin));
  if (new Set(numbers.map((n) => claims[n].begin)).size < 2) return null;
  const list = el("ol", { class: "dates" });
  const more = inPages(list, numbers, (n) => el("li", null, el("time", { datetime: claims[n].begin }, days(claims[n])), el("span", null, statement(claims[n], claims[n].status))), CARDS);
  return section("panel.dates", list, more);
}

// A path

function startPath(actor) {
  update({ from: actor, to: null, selected: null });
  document.body.classList.add("sideopen");
  byId("filters").setAttribute("aria-expanded", "true");
  byId("path-to").focus();
}

function pathContent(from, to, shown) {
  const title = heading(t("panel.path"));
  const ends = el("p", { class: "sub" }, actorButton(from), state.lang === "ar" ? " ← " : " → ", actorButton(to));
  const steps = shortestPath(from, to, shown.edges);
  if (!steps) return [title, ends, el("p", { class: "hint" }, t("panel.nopath"))];
  const item = (entry) => el("li", null, edgeButton(entry), card(claims[byDate(entry.claims)[0]]));
  return [title, ends, el("p", { class: "sub" }, t("count.steps", { n: steps.length })), el("ol", { class: "cards" }, steps.map(item))];
}
