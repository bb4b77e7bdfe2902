// The timeline: how many claims fall in each period, and the claims by date.

const BARS = 40;
const GROUPS = 60;
const DAY = 86400000; // milliseconds

function drawTimeline(shown) {
  const numbers = byDate(shownClaims(shown));
  const dated = numbers.filter((n) => claims[n].begin);
  const list = el("ol", { class: "spine" });
  const more = inPages(list, groupsByDate(numbers), timeGroup, GROUPS);
  put(byId("timeline"), dated.length ? chart(dated) : el("p", { class: "hint" }, t("time.none")), list, more);
}

function groupsByDate(numbers) {
  const groups = new Map();
  for (const n of numbers) {
    const { begin, end, dated } = claims[n];
    const key = `${begin} ${end} ${dated}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(n);
  }
  return [...groups.values()];
}

function timeGroup(numbers) {
  const first = claims[numbers[0]];
  const kind = first.begin ? el("small", null, t(first.dated ? "time.events" : "time.reports")) : null;
  const item = (claim) => {
    const words = opener(claim, { class: "text" }, ...statement(claim, claim.status));
    const line = lineIcon(FAMILY[claim.type], claim.status);
    return el("li", null, el("p", { class: "who" }, line, words), quote(claim.spot));
  };
  return el("li", null, el("h2", null, daysOf(first), kind), el("ul", null, numbers.map((n) => item(claims[n]))));
}

/** Bars for periods of equal length between the first and the last day; a press narrows the dates to the period. */
function chart(numbers) {
  const stamps = numbers.map((n) => Date.parse(claims[n].begin));
  const [low, high] = [smallest(stamps), greatest(stamps)];
  if (low === high) return null;
  const span = Math.ceil((high - low + DAY) / DAY / BARS) * DAY;
  const bars = Array(Math.floor((high - low) / span) + 1).fill(0);
  for (const stamp of stamps) bars[Math.floor((stamp - low) / span)]++;
  const iso = (stamp) => new Date(stamp).toISOString().slice(0, 10);
  const bar = (count, i) => timeBar(count, greatest(bars), iso(low + i * span), iso(low + (i + 1) * span - DAY));
  return el("figure", { class: "chart" }, el("figcaption", null, t("time.chart")), el("ol", null, bars.map(bar)),
    el("p", { class: "ends" }, [low, high].map((stamp) => el("span", null, day(iso(stamp))))));
}

function timeBar(count, most, since, until) {
  const words = `${period(since, until)}: ${t("count.claims", { n: count })}`;
  const height = (100 * count) / most;
  const bar = svg("svg", { viewBox: "0 0 10 100", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { x: 0, y: 100 - height, width: 10, height }));
  const narrow = () => update({ since, until });
  return el("li", null, count ? button({ "aria-label": words, title: words }, narrow, bar) : null);
}
