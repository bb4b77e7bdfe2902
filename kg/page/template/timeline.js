// The timeline: how many claims fall in each period, and the claims by date.

const BARS = 40;
const FAR_OFF = 0.02; // share of the dates that may be far off
const GROUPS = 60;
const DAY = 86400000; // milliseconds

function drawTimeline(shown) {
  const numbers = byDate(shownClaims(shown));
  const dated = numbers.filter((n) => claims[n].begin);
  const list = el("ol", { class: "spine" });
  const key = (n) => `${claims[n].begin} ${claims[n].end} ${claims[n].dated}`;
  const groups = [...groupBy(numbers, key).values()];
  const more = inPages(list, groups, timeGroup, GROUPS);
  put(byId("timeline"), dated.length ? chart(dated) : el("p", { class: "hint" }, t("time.none")), list, more);
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

/** Bars for periods of equal length; a press narrows the dates to the period. The few dates far off (a year of the last
 *  century) fall into the first and the last bar. */
function chart(numbers) {
  const stamps = numbers.map((n) => Date.parse(claims[n].begin)).sort((a, b) => a - b);
  const few = Math.floor(stamps.length * FAR_OFF);
  const end = stamps[stamps.length - 1];
  const [low, high] = [stamps[few], stamps[stamps.length - 1 - few]];
  if (stamps[0] === end) return null;
  const span = Math.ceil((high - low + DAY) / DAY / BARS) * DAY;
  const bars = Array(Math.floor((high - low) / span) + 1).fill(0);
  for (const stamp of stamps) bars[Math.floor((Math.min(high, Math.max(low, stamp)) - low) / span)]++;
  const iso = (stamp) => new Date(stamp).toISOString().slice(0, 10);
  const first = (i) => (i ? low + i * span : stamps[0]);
  const last = (i) => (i < bars.length - 1 ? low + (i + 1) * span - DAY : end);
  const bar = (count, i) => timeBar(count, greatest(bars), iso(first(i)), iso(last(i)));
  return el("figure", { class: "chart" }, el("figcaption", null, t("time.chart")), el("ol", null, bars.map(bar)),
    el("p", { class: "ends" }, [stamps[0], end].map((stamp) => el("span", null, day(iso(stamp))))));
}

function timeBar(count, most, since, until) {
  const words = `${period(since, until)}: ${t("count.claims", { n: count })}`;
  const height = (100 * count) / most;
  const bar = svg("svg", { viewBox: "0 0 10 100", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { x: 0, y: 100 - height, width: 10, height }));
  const narrow = () => update({ since, until });
  return el("li", null, count ? button({ "aria-label": words, title: words }, narrow, bar) : null);
}
