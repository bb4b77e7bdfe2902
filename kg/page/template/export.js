// Taking things away: a picture, a drawing, a table, the data, or paper. What passes the filters is what is exported.

const EXPORTS = {
  png: exportPng,
  svg: (shown) => download("svg", "image/svg+xml", new XMLSerializer().serializeToString(svgOf(drawn(shown)))),
  csv: (shown) => download("csv", "text/csv;charset=utf-8", `\ufeff${csvOf(shown)}`),
  json: (shown) => download("json", "application/json", JSON.stringify(jsonOf(shown), null, 1)),
  print: () => window.print(),
};

function download(ending, type, ...content) {
  const address = URL.createObjectURL(new Blob(content, { type }));
  const link = el("a", { href: address, download: `rawabit.${ending}` });
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(address);
}

function exportPng() {
  if (state.tab !== "network") update({ tab: "network" });
  const from = byId("canvas").querySelector("canvas");
  const picture = el("canvas", { width: from.width, height: from.height });
  const pen = picture.getContext("2d");
  pen.fillStyle = drawing.colours.paper;
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.drawImage(from, 0, 0);
  picture.toBlob((blob) => download("png", "image/png", blob));
}

/** A cell of a CSV file. A spreadsheet must not take text that begins like a formula for one. */
function csvCell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csvOf(shown) {
  const records = shownClaims(shown).map((n) => claimRecord(claims[n]));
  const rows = records.length ? [Object.keys(records[0]), ...records.map(Object.values)] : [];
  return rows.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

function claimRecord(claim) {
  const [source, target] = endsOf(claim).map((actor) => actors[actor]);
  const name = (actor) => (actor === null ? "" : actors[actor].ar);
  const [sentence, start, end] = claim.spot;
  const { text } = sentences[sentence];
  const { title, publisher, date, url } = sourceOf(claim);
  return {
    source_id: source.id, source_ar: source.ar, source_en: source.en,
    relation: claim.type,
    target_id: target.id, target_ar: target.ar, target_en: target.en,
    status: claim.status, said_by: name(claim.said_by), place: name(claim.place),
    date_begin: claim.begin, date_end: claim.end, date_of: claim.begin ? (claim.dated ? "event" : "article") : "",
    quantity: claim.quantity, office: claim.role, confidence: claim.confidence,
    evidence: text.slice(start, end), sentence: text,
    article: title, publisher, published: date, url,
  };
}

function jsonOf(shown) {
  const actor = ({ id, type, ar, en, aliases, mentions }) => ({ id, type, ar, en, aliases, mentions });
  const pair = ({ pair: { source, target, weight } }) =>
    ({ source: actors[source].id, target: actors[target].id, sentences: weight });
  return {
    title: view.title,
    articles: sources,
    actors: [...shown.actors].sort((a, b) => a - b).map((number) => actor(actors[number])),
    claims: shownClaims(shown).map((n) => claimRecord(claims[n])),
    named_together: shown.pairs.map(pair),
  };
}

/** The drawing as SVG, at the places where the actors stand now. */
function svgOf(shown) {
  const { colours, network } = drawing;
  const { nodes, edges, lit } = looksOf(shown);
  const places = network.getPositions(nodes.map((node) => node.id));
  const [xs, ys] = ["x", "y"].map((axis) => nodes.map((node) => places[node.id][axis]));
  const [x, y] = [smallest(xs) - 120, smallest(ys) - 60];
  const [width, height] = [greatest(xs) - x + 120, greatest(ys) - y + 90];
  const font = { size: 12.5, color: colours.muted, strokeColor: colours.paper };
  const names = placeNames(namesOf(shown, lit), nodes, places, font.size, false);
  const tip = svg("marker",
    { id: "tip", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 5, markerHeight: 5, orient: "auto" },
    svg("path", { d: "M0 0 8 4 0 8z", fill: "context-stroke" }));
  const viewBox = `${x} ${y} ${width} ${height}`;
  const direction = document.documentElement.dir;
  return svg("svg", { viewBox, width, height, "font-family": drawing.font, direction },
    svg("defs", null, tip), svg("rect", { x, y, width, height, fill: colours.paper }),
    edges.map((look) => svgEdge(look, places)), nodes.flatMap((look) => svgNode(look, places[look.id])),
    names.map((name) => svgText(name.text, name.x, name.y + 4, font)));
}

/** A line that ends at the rim of its target, so that the arrow is seen. */
function svgEdge({ from, to, smooth, color, width, dashes, arrows }, places) {
  const [a, b] = [places[from], places[to]];
  const bend = bendPoint(a, b, smooth) || a;
  const rim = (drawing.nodes.get(to).size + 5) / (Math.hypot(b.x - bend.x, b.y - bend.y) || 1);
  const [x, y] = [b.x + (bend.x - b.x) * rim, b.y + (bend.y - b.y) * rim];
  return svg("path", {
    d: smooth ? `M${a.x} ${a.y}Q${bend.x} ${bend.y} ${x} ${y}` : `M${a.x} ${a.y}L${x} ${y}`,
    fill: "none", stroke: color.color, "stroke-opacity": color.opacity, "stroke-width": width,
    "stroke-dasharray": dashes ? dashes.join(" ") : null, "marker-end": arrows === "to" ? "url(#tip)" : null,
  });
}

function svgNode({ shape, size: r, label, font, color, borderWidth, opacity }, { x, y }) {
  const corners = {
    square: [[-r, -r], [r, -r], [r, r], [-r, r]],
    triangle: [[0, -1.15 * r], [r, 0.6 * r], [-r, 0.6 * r]],
    diamond: [[0, -r], [r, 0], [0, r], [-r, 0]],
  }[shape];
  const paint = { fill: color.background, stroke: color.border, "stroke-width": borderWidth, opacity };
  const points = corners && corners.map(([right, down]) => `${x + right},${y + down}`).join(" ");
  const body = points ? svg("polygon", { points, ...paint }) : svg("circle", { cx: x, cy: y, r, ...paint });
  return [body, svgText(label, x, y + r + font.size + 2, font)];
}

function svgText(text, x, y, { size, color, strokeColor }) {
  const rim = { stroke: strokeColor, "stroke-width": 4, "paint-order": "stroke", "stroke-linejoin": "round" };
  return svg("text", { x, y, "text-anchor": "middle", "font-size": size, fill: color, ...rim }, text);
}
