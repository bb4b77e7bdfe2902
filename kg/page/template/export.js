// Taking things away: a picture, a drawing, a table, the data, or paper. What passes the filters is what is exported.

function download(name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = el("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(address);
}

const EXPORTS = {
  png: exportPng,
  svg: (shown) => download("rawabit.svg", "image/svg+xml", new XMLSerializer().serializeToString(svgOf(drawn(shown)))),
  csv: (shown) => download("rawabit.csv", "text/csv;charset=utf-8", `\ufeff${csvOf(shown)}`),
  json: (shown) => download("rawabit.json", "application/json", JSON.stringify(jsonOf(shown), null, 1)),
  print: () => window.print(),
};

function exportPng() {
  const from = byId("canvas").querySelector("canvas");
  const picture = el("canvas", { width: from.width, height: from.height });
  const pen = picture.getContext("2d");
  pen.fillStyle = drawing.colours.paper;
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.drawImage(from, 0, 0);
  picture.toBlob((blob) => download("rawabit.png", "image/png", blob));
}

/** A cell of a CSV file. A spreadsheet must not take text that begins like a formula for one. */
function csvCell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function claimRecord(n) {
  const claim = claims[n];
  const source = sourceOf(claim);
  const name = (actor) => (actor === null ? "" : actors[actor].ar);
  return {
    source_id: actors[claim.source].id, source_ar: actors[claim.source].ar, source_en: actors[claim.source].en,
    relation: claim.type,
    target_id: actors[claim.target].id, target_ar: actors[claim.target].ar, target_en: actors[claim.target].en,
    status: claim.status, said_by: name(claim.said_by), place: name(claim.place),
    date_begin: claim.begin, date_end: claim.end, date_of: claim.begin ? (claim.dated ? "event" : "article") : "",
    quantity: claim.quantity, office: claim.role, confidence: claim.confidence,
    evidence: sentences[claim.spot.sentence].text.slice(claim.spot.start, claim.spot.end),
    sentence: sentences[claim.spot.sentence].text,
    article: source.title, publisher: source.publisher, published: source.date, url: source.url, rule: claim.rule,
  };
}

function csvOf(shown) {
  const records = shownClaims(shown).map(claimRecord);
  const head = Object.keys(records[0] || { source_id: "", relation: "", target_id: "" });
  return [head, ...records.map(Object.values)].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

function jsonOf(shown) {
  const actor = (a) => ({ id: actors[a].id, type: actors[a].type, ar: actors[a].ar, en: actors[a].en, aliases: actors[a].aliases, wikidata: actors[a].wikidata, mentions: actors[a].mentions });
  const pair = ({ pair: p }) => ({ source: actors[p.source].id, target: actors[p.target].id, sentences: p.weight });
  return { title: view.title, articles: sources, actors: [...shown.actors].sort((a, b) => a - b).map(actor), claims: shownClaims(shown).map(claimRecord), named_together: shown.pairs.map(pair) };
}

/** The drawing as SVG, at the places where the actors stand now. */
function svgOf(shown) {
  const { colours, network } = drawing;
  const looks = looksOf(shown);
  const places = network.getPositions(looks.nodes.map((node) => node.id));
  const xs = looks.nodes.map((node) => places[node.id].x);
  const ys = looks.nodes.map((node) => places[node.id].y);
  const [left, top] = [Math.min(...xs) - 120, Math.min(...ys) - 60];
  const [width, height] = [Math.max(...xs) - left + 120, Math.max(...ys) - top + 90];
  const tip = svg("marker", { id: "tip", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 5, markerHeight: 5, orient: "auto-start-reverse" }, svg("path", { d: "M0 0 8 4 0 8z", fill: "context-stroke" }));
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${top} ${width} ${height}`, width, height, "font-family": "Noto Sans Arabic, Noto Sans, sans-serif", direction: state.lang === "ar" ? "rtl" : "ltr" },
    svg("defs", null, tip), svg("rect", { x: left, y: top, width, height, fill: colours.paper }),
    looks.edges.flatMap((look) => svgEdge(look, places)), looks.nodes.flatMap((look) => svgNode(look, places[look.id])));
}

function svgEdge(look, places) {
  const [a, b] = [places[look.from], places[look.to]];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const bend = look.smooth ? look.smooth.roundness * length * (look.smooth.type === "curvedCW" ? 1 : -1) : 0;
  const mid = { x: (a.x + b.x) / 2 + ((b.y - a.y) / length) * bend, y: (a.y + b.y) / 2 - ((b.x - a.x) / length) * bend };
  const short = (end, size) => {
    const reach = Math.hypot(end.x - mid.x, end.y - mid.y) || 1;
    return { x: end.x + ((mid.x - end.x) * size) / reach, y: end.y + ((mid.y - end.y) * size) / reach };
  };
  const stop = short(b, (drawing.nodes.get(look.to)?.size ?? 12) + 4);
  const line = svg("path", { d: `M${a.x} ${a.y}Q${mid.x} ${mid.y} ${stop.x} ${stop.y}`, fill: "none", stroke: look.color.color, "stroke-opacity": look.color.opacity, "stroke-width": look.width, "stroke-dasharray": look.dashes ? look.dashes.join(" ") : null, "marker-end": look.arrows === "to" ? "url(#tip)" : null });
  const at = { x: (a.x + 2 * mid.x + b.x) / 4, y: (a.y + 2 * mid.y + b.y) / 4 };
  return [line, look.label ? svgText(look.label, at.x, at.y + 4, look.font) : null];
}

function svgNode(look, { x, y }) {
  const paint = { fill: look.color.background, stroke: look.color.border, "stroke-width": look.borderWidth, opacity: look.opacity };
  const r = look.size;
  const path = { square: `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`, triangle: `M${x} ${y - r * 1.15}L${x + r} ${y + r * 0.6}H${x - r}z`, diamond: `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}z` }[look.shape];
  return [path ? svg("path", { d: path, ...paint }) : svg("circle", { cx: x, cy: y, r, ...paint }), svgText(look.label, x, y + r + look.font.size + 2, look.font)];
}

function svgText(text, x, y, font) {
  return svg("text", { x, y, "text-anchor": "middle", "font-size": font.size, fill: font.color, stroke: font.strokeColor, "stroke-width": 4, "paint-order": "stroke", "stroke-linejoin": "round" }, text);
}
