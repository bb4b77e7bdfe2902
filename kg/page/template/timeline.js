// The timeline: how many claims fall in each period, and the claims by date.

const BARS = 40;

function drawTimeline(shown) {
  const numbers = byDate(shownClaims(shown));
  const dated = numbers.filter((n) => claims[n].begin);
  const list = el("ol", { class: "spine" });
  const rows = groupsByDate(numbers);
  const more = inPages(list, rows, timeGroup, 60);
  const nothing = dated.length ? null : el("p", { class: "hint" }, t("time.none"));
  byId("timeline").replaceChildren(...[nothing, chart(dated), list, more].filter(Boolean));
}

function groupsByDate(numbers) {
  const groups = new Map();
  for (const n of numbers) {
    const key = `${claims[n].begin} ${claims[n].end} ${claims[n].dated}`;
    groups.has(key) ? groups.get(key).push(n) : groups.set(key, [n]);
  }
  return [...groups.values()];
}

function timeGroup(numbers) {
  const first = claims[numbers[0]];
  const kind = first.begin ? el("small", null, t(first.dated ? "time.events" : "time.reports")) : null;
  const items = numbers.map((n) => el("li", null, el("p", { class: "who" }, lineIcon(FAMILY[claims[n].type], claims[n].status), evidenceLink(n)), quote(claims[n].spot)));
  return el("li", null, el("h2", null, first.begin ? days(first) : t("time.undated"), kind), el("ul", null, items));
}

function evidenceLink(n) {
  const edge = edgeOf(claims[n]);
  const words = statement(claims[n], claims[n].status);
  return edge ? el("button", { type: "button", class: "text", onclick: () => select({ edge }) }, words) : el("span", null, words);
}

/** Bars for periods of equal length between the first and the last day; a press narrows the dates to the period. */
function chart(numbers) {
  const stamps = numbers.map((n) => Date.parse(claims[n].begin));
  const [low, high] = [Math.min(...stamps), Math.max(...stamps)];
  if (!numbers.length || low === high) return null;
  const DAY = 86400000;
  const span = Math.max(1, Math.ceil((high - low + DAY) / DAY / BARS)) * DAY;
  const bars = Array(Math.floor((high - low) / span) + 1).fill(0);
  for (const stamp of stamps) bars[Math.floor((stamp - low) / span)]++;
  const most = Math.max(...bars);
  const iso = (stamp) => new Date(stamp).toISOString().slice(0, 10);
  const bar = (count, i) => {
    const [since, until] = [iso(low + i * span), iso(low + (i + 1) * span - DAY)];
    const words = `${since === until ? day(since) : `${day(since)} – ${day(until)}`}: ${t("count.claims", { n: count })}`;
    const height = svg("svg", { viewBox: "0 0 10 100", preserveAspectRatio: "none", "aria-hidden": "true" }, svg("rect", { x: 0, y: 100 - (100 * count) / most, width: 10, height: (100 * count) / most }));
    return el("li", null, count ? el("button", { type: "button", "aria-label": words, title: words, onclick: () => update({ since, until }) }, height) : height);
  };
  return el("figure", { class: "chart" }, el("figcaption", null, t("time.chart")), el("ol", null, bars.map(bar)),
    el("p", { class: "ends" }, el("span", null, day(iso(low))), el("span", null, day(iso(high)))));
}
