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
    evidence: sentences[claim.spot[0]].text.slice(claim.spot[1], claim.spot[2]),
    sentence: sentences[claim.spot[0]].text,
    article: source.title, publisher: source.publisher, published: source.date, url: source.url, rule: claim.rule,
  };
}

function csvOf(shown) {
  const records = shownClaims(shown).map(claimRecord);
  const head = Object.keys(records[0] || { source_id: "", relation: "", target_id: "" });
  return [head, ...records.map(Object.values)].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

function jsonOf(shown) {
  const actor = (a) => ({ id: actors[a].id, type: actors[a].type, ar: actors[a].ar, en: actors[a].en, aliases: actors[a].aliases, mentions: actors[a].mentions });
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
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `12.5px ${drawing.font}`;
  const names = placeNames(pen, namesOf(shown, looks.lit), places, 12.5, false);
  const font = { size: 12.5, color: colours.muted, strokeColor: colours.paper };
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${top} ${width} ${height}`, width, height, "font-family": drawing.font, direction: document.documentElement.dir },
    svg("defs", null, tip), svg("rect", { x: left, y: top, width, height, fill: colours.paper }),
    looks.edges.map((look) => svgEdge(look, places)), looks.nodes.flatMap((look) => svgNode(look, places[look.id])),
    names.map(({ text, x, y }) => svgText(text, x, y + 4, font)));
}

/** A line that ends at the rim of its target, so that the arrow is seen. */
function svgEdge(look, places) {
  const [a, b] = [places[look.from], places[look.to]];
  const bend = bendPoint(a, b, look.smooth) || a;
  const reach = Math.hypot(b.x - bend.x, b.y - bend.y) || 1;
  const rim = (drawing.nodes.get(look.to).size + 5) / reach;
  const [x, y] = [b.x + (bend.x - b.x) * rim, b.y + (bend.y - b.y) * rim];
  return svg("path", {
    d: look.smooth ? `M${a.x} ${a.y}Q${bend.x} ${bend.y} ${x} ${y}` : `M${a.x} ${a.y}L${x} ${y}`, fill: "none",
    stroke: look.color.color, "stroke-opacity": look.color.opacity, "stroke-width": look.width,
    "stroke-dasharray": look.dashes ? look.dashes.join(" ") : null, "marker-end": look.arrows === "to" ? "url(#tip)" : null,
  });
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
