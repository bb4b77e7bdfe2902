// From the state to what is shown: claims that pass, the edges that they make, the actors at their ends.

const RANK = Object.fromEntries(STATUSES.map((status, rank) => [status, rank]));
const MANY = 5000; // above this many actors the drawing begins with the heaviest ones
const FIRST = 300;
const expanded = new Set(); // actors that the reader asked for beyond those

function claimPasses(claim) {
  const { off, since, until, confidence } = state;
  if (off.statuses.includes(claim.status) || off.relations.includes(claim.type)) return false;
  if (claim.confidence < confidence || off.publishers.includes(publisherOf(claim))) return false;
  if (since && !(claim.end && claim.end >= since)) return false;
  return !(until && !(claim.begin && claim.begin <= until));
}

/** The status of an edge: told and denied is contradicted, else the strongest of its claims. */
function statusOf(numbers) {
  const found = new Set(numbers.map((n) => claims[n].status));
  if (found.has("actual") && found.has("denied")) return "contradicted";
  return [...found].sort((a, b) => RANK[a] - RANK[b])[0];
}

const typePasses = (actor) => !state.off.types.includes(actors[actor].type);

const endsOf = ({ source, target }) => [source, target];

/** All that passes the filters: {edges: [{id, edge, claims, status}], pairs: [{id, pair}], actors: Set}. */
function filtered() {
  const graph = view[state.graph];
  const passing = claims.map(claimPasses);
  const least = leastWeight();
  let edges = [];
  graph.edges.forEach((edge, id) => {
    if (!endsOf(edge).every(typePasses)) return;
    const numbers = edge.claims.filter((n) => passing[n]);
    if (numbers.length >= least) edges.push({ id, edge, claims: numbers, status: statusOf(numbers) });
  });
  let pairs = [];
  if (state.together) {
    graph.pairs.forEach((pair, id) => {
      if (endsOf(pair).every(typePasses) && pair.weight >= least) pairs.push({ id, pair });
    });
  }
  const linked = [...edges.map(({ edge }) => edge), ...pairs.map(({ pair }) => pair)].flatMap(endsOf);
  let kept = new Set(state.alone ? graph.actors.filter(typePasses) : linked);
  if (state.focus !== null && graph.actors.includes(state.focus)) {
    kept = around(state.focus, state.hops, edges, pairs);
    const inside = (ends) => endsOf(ends).every((end) => kept.has(end));
    edges = edges.filter(({ edge }) => inside(edge));
    pairs = pairs.filter(({ pair }) => inside(pair));
  }
  return { edges, pairs, actors: kept };
}

/** The part of a big graph that is drawn: the heaviest actors and those that the reader asked for. */
function drawn(shown) {
  if (shown.actors.size <= MANY) return shown;
  const chosen = new Set([...[...shown.actors].sort((a, b) => a - b).slice(0, FIRST), ...expanded]);
  const inside = (ends) => endsOf(ends).every((end) => chosen.has(end));
  return {
    edges: shown.edges.filter(({ edge }) => inside(edge)),
    pairs: shown.pairs.filter(({ pair }) => inside(pair)),
    actors: new Set([...shown.actors].filter((actor) => chosen.has(actor))),
  };
}

/** Actor → [{edge entry, other end}] over the given edges. */
function neighbours(edges) {
  const near = new Map();
  const add = (actor, entry, other) => {
    if (!near.has(actor)) near.set(actor, []);
    near.get(actor).push({ entry, other });
  };
  for (const entry of edges) {
    add(entry.edge.source, entry, entry.edge.target);
    add(entry.edge.target, entry, entry.edge.source);
  }
  return near;
}

function around(actor, hops, edges, pairs) {
  const ends = [...edges.map(({ edge }) => edge), ...pairs.map(({ pair }) => pair)];
  const found = new Set([actor]);
  for (let step = 0; step < hops; step++) {
    const rim = new Set(found);
    for (const { source, target } of ends) {
      if (rim.has(source)) found.add(target);
      if (rim.has(target)) found.add(source);
    }
  }
  return found;
}

/** The shortest chain of edges between two actors, whatever their direction; of equal ones the first in weight. */
function shortestPath(from, to, edges) {
  const near = neighbours([...edges].sort((a, b) => b.claims.length - a.claims.length || a.id - b.id));
  const came = new Map([[from, null]]);
  const queue = [from];
  for (let i = 0; i < queue.length && !came.has(to); i++) {
    for (const { entry, other } of near.get(queue[i]) || []) {
      if (came.has(other)) continue;
      came.set(other, { entry, previous: queue[i] });
      queue.push(other);
    }
  }
  if (!came.has(to)) return null;
  const steps = [];
  for (let at = to; came.get(at); at = came.get(at).previous) steps.unshift(came.get(at).entry);
  return steps;
}
