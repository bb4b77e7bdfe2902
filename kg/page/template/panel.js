// The panel beside the drawing: the evidence of a relation, an actor, or the steps of a path.

const CARDS = 20;
const LINKS = 60;
const ROLES = 4;
let panelOpener = null; // gets the focus back when the panel closes

/** Selects an actor, an edge or a pair, or nothing. An actor that the countries stand for is shown among the actors. */
function select(selected) {
  if (selected && !byId("panel").contains(document.activeElement)) panelOpener = document.activeElement;
  const elsewhere = selected?.actor !== undefined && !view[state.graph].actors.includes(selected.actor);
  update(elsewhere ? { selected, graph: "people", focus: null } : { selected });
}

function closePanel() {
  update({ selected: null, from: null, to: null });
  if (panelOpener?.isConnected) panelOpener.focus();
  panelOpener = null;
}

function drawPanel(shown) {
  const content = panelContent(shown);
  byId("panel").hidden = !content;
  document.body.classList.toggle("open", Boolean(content));
  if (!content) return put(byId("panel"));
  const [title, ...rest] = content;
  const close = button({ class: "tool icon close", "aria-label": t("action.close") }, closePanel, "×");
  const heading = el("h2", { tabindex: "-1", id: "panelhead" }, title);
  put(byId("panel"), el("div", { class: "panelhead" }, heading, close), ...rest);
  byId("panel").scrollTop = 0;
}

function panelContent(shown) {
  const { selected, from, to } = state;
  if (selected?.actor !== undefined) return actorContent(selected.actor, shown);
  if (selected?.edge) return edgeContent(selected.edge);
  if (selected?.pair) return pairContent(selected.pair);
  return from !== null && to !== null ? pathContent(from, to, shown) : null;
}

const section = (key, ...content) => el("section", null, el("h3", null, t(key)), ...content);
const note = (...content) => el("p", { class: "sub" }, ...content);

function actorButton(actor) {
  return button({ class: "actor" }, () => select({ actor }), shapeIcon(actors[actor].type), bdi(nameOf(actor)));
}

const badge = (status, words = "status") => el("span", { class: `badge ${status}` }, t(`${words}.${status}`));

/** Parts in a line with dots between them; null parts are left out. */
const dotted = (...parts) => parts.filter(Boolean).flatMap((part, i) => (i ? [" · ", part] : [part]).flat());

// An edge

function edgeContent(chosen) {
  const edge = view[state.graph].edges.find((other) => other.type === chosen.type && sameEnds(other, chosen));
  if (!edge) return null;
  const numbers = byDate(edge.claims.filter((n) => claimPasses(claims[n])));
  const hidden = edge.claims.length - numbers.length;
  const list = el("ol", { class: "cards" });
  const more = inPages(list, numbers, (n) => el("li", null, card(claims[n])), CARDS);
  return [
    edgeTitle(edge),
    note(numbers.length ? badge(statusOf(numbers)) : null, " ",
      dotted(t("count.claims", { n: numbers.length }), hidden ? t("side.hidden", { n: hidden }) : null)),
    section("panel.evidence", list, more),
  ];
}

function edgeTitle({ type, source, target }) {
  const arrow = el("span", { "aria-hidden": "true" }, arrowOf(type));
  const verb = el("span", { class: `verb ${FAMILY[type] || "together"}` }, `${relationName(type)} `, arrow);
  return el("span", { class: "statement" }, actorButton(source), verb, actorButton(target));
}

const byDate = (numbers) =>
  [...numbers].sort((a, b) => (claims[a].begin || "9").localeCompare(claims[b].begin || "9") || a - b);

/** One claim: the sentence, and what is known about it. Between countries it names who acted. */
function card(claim) {
  const source = sourceOf(claim);
  const when = claim.dated && [daysOf(claim), claim.when ? [" «", bdi(claim.when), "»"] : null];
  const meter = el("meter", { min: 0, max: 1, value: claim.confidence, "aria-label": t("panel.confidence") });
  const facts = {
    "panel.status": badge(claim.status),
    "panel.saidby": claim.said_by !== null && actorButton(claim.said_by),
    "panel.role": claim.role && bdi(claim.role),
    "panel.when": when && when.flat(),
    "panel.place": claim.place !== null && actorButton(claim.place),
    "panel.quantity": claim.quantity && bdi(claim.quantity),
    "panel.confidence": [meter, ` ${percent(claim.confidence)}`],
    "panel.source": outLink(source.publisher || source.title, source.url),
    "panel.published": source.date && day(source.date),
  };
  const rows = Object.entries(facts).filter(([, content]) => content);
  return el("article", { class: `card ${FAMILY[claim.type]} ${claim.status}` },
    state.graph === "countries" ? el("p", { class: "who" }, statement(claim, claim.status)) : null,
    quote(claim.spot),
    el("dl", null, rows.map(([key, content]) => el("div", null, el("dt", null, t(key)), el("dd", null, content)))));
}

function pairContent(chosen) {
  const pair = view[state.graph].pairs.find((other) => sameEnds(other, chosen));
  if (!pair) return null;
  return [
    edgeTitle({ ...pair, type: "together" }),
    note(t("count.sentences", { n: pair.weight })),
    el("p", { class: "hint" }, t("panel.together")),
    spots(pair.spots, pair.weight),
  ];
}

/** Sentences that name what is chosen: the first few of all. */
function spots(list, all) {
  const first = list.length < all ? el("small", null, ` ${t("panel.firstof", { n: list.length, all })}`) : null;
  const items = list.map((spot) => el("li", null, el("article", { class: "card plain" }, quote(spot), whence(spot))));
  return el("section", null, el("h3", null, t("panel.mentions"), first), el("ol", { class: "cards" }, items));
}

function whence([sentence]) {
  const source = sources[sentences[sentence].source];
  return note(dotted(outLink(source.publisher || source.title, source.url), source.date && day(source.date)));
}

// An actor

function actorContent(actor, shown) {
  const { type, seen, mentions } = actors[actor];
  const entries = shown.edges.filter(({ edge }) => endsOf(edge).includes(actor));
  return [
    [shapeIcon(type), bdi(nameOf(actor))],
    note(identity(actor)),
    el("div", { class: "row" }, actorActions(actor, shown)),
    offices(actor),
    aliases(actor),
    relationList(actor, entries),
    ownTimeline(entries),
    seen.length ? spots(seen, mentions) : null,
  ];
}

function identity(actor) {
  const { id, type, mentions, derived_en: derived } = actors[actor];
  const other = otherNameOf(actor);
  return dotted(
    t(`type.${type}`),
    other && other !== nameOf(actor) ? bdi(other) : null,
    t("count.mentions", { n: mentions }),
    derived ? t("panel.derived") : null,
    /^Q\d+$/.test(id) ? outLink(t("panel.wikidata"), `https://www.wikidata.org/wiki/${id}`) : null,
  );
}

function actorActions(actor, shown) {
  const tool = (key, action) => button({ class: "tool" }, action, t(key));
  return [
    state.focus === actor
      ? tool("action.unfocus", () => update({ focus: null }))
      : tool("action.focus", () => update({ focus: actor })),
    shown.actors.size > MANY ? tool("action.expand", () => expand(actor, shown)) : null,
    tool("action.pathfrom", () => startPath(actor)),
  ];
}

function expand(actor, shown) {
  const near = neighbours(shown.edges).get(actor) || [];
  for (const other of [actor, ...near.slice(0, LINKS).map((entry) => entry.other)]) expanded.add(other);
  update({});
}

/** The offices that an actor holds: one line for each country or body, with the words for it, commonest first. */
function offices(actor) {
  const held = claims.filter((claim) => claim.type === "holds-office" && claim.source === actor && claimPasses(claim));
  const items = [...groupBy(held, ({ target, status }) => `${target} ${status}`).values()].map(office);
  return items.length ? section("panel.offices", el("ul", { class: "plainlist" }, items)) : null;
}

function office(held) {
  const { type, source, target, status } = held[0];
  const words = [...groupBy(held, ({ role }) => role || relationName(type))].sort((a, b) => b[1].length - a[1].length);
  const comma = state.lang === "ar" ? "، " : ", ";
  const name = `${t("action.open")}: ${nameOf(target)}`;
  const roles = words.slice(0, ROLES).flatMap(([role], i) => [i ? comma : "", bdi(role)]);
  return el("li", null, el("span", null, roles, " — "), actorButton(target),
    status === "actual" ? null : badge(status),
    state.graph === "people"
      ? button({ class: "quotes", "aria-label": name }, () => select({ edge: { type, source, target } }), "❞")
      : null);
}

function aliases(actor) {
  const names = actors[actor].aliases.filter((alias) => alias !== nameOf(actor));
  const items = names.map((alias) => el("li", null, bdi(alias)));
  return items.length ? section("panel.aliases", el("ul", { class: "aliases" }, items)) : null;
}

function relationList(actor, entries) {
  if (!entries.length) return section("panel.relations", el("p", { class: "hint" }, t("panel.norelations")));
  const rank = ({ edge }) => Object.keys(FAMILIES).indexOf(FAMILY[edge.type]);
  const sorted = entries
    .filter(({ edge }) => edge.type !== "holds-office" || edge.target === actor)
    .sort((a, b) => rank(a) - rank(b) || b.claims.length - a.claims.length || a.id - b.id);
  const list = el("ul", { class: "links" });
  const more = inPages(list, sorted, (entry) => el("li", null, edgeButton(entry)), LINKS);
  return sorted.length ? section("panel.relations", list, more) : null;
}

function edgeButton({ edge, claims: numbers, status }) {
  const { type, source, target } = edge;
  return button({ class: "link" }, () => select({ edge: { type, source, target } }),
    lineIcon(FAMILY[type], status),
    el("span", null, statement(edge, status)),
    numbers.length > 1 ? el("span", { class: "count" }, number(numbers.length)) : null);
}

/** The actor's own timeline: its dated claims in order. */
function ownTimeline(entries) {
  const numbers = byDate(entries.flatMap((entry) => entry.claims).filter((n) => claims[n].begin));
  if (new Set(numbers.map((n) => claims[n].begin)).size < 2) return null;
  const item = (claim) => el("li", null, timeOf(claim), el("span", null, statement(claim, claim.status)));
  const list = el("ol", { class: "dates" });
  return section("panel.dates", list, inPages(list, numbers, (n) => item(claims[n]), CARDS));
}

const timeOf = (claim) => el("time", { datetime: claim.begin }, daysOf(claim));

// A path

function startPath(actor) {
  update({ from: actor, to: null, selected: null });
  toggleSide(true);
  byId("path-to").focus();
}

function pathContent(from, to, shown) {
  const title = t("panel.path");
  const ends = note(actorButton(from), state.lang === "ar" ? " ← " : " → ", actorButton(to));
  const steps = shortestPath(from, to, shown.edges);
  if (!steps) return [title, ends, el("p", { class: "hint" }, t("panel.nopath"))];
  const item = (entry) => el("li", null, edgeButton(entry), card(claims[byDate(entry.claims)[0]]));
  return [title, ends, note(t("count.steps", { n: steps.length })), el("ol", { class: "cards" }, steps.map(item))];
}
