// Search for an actor: a box with a list below it, in the head of the page and at both ends of a path.

const searchKeys = actors.map((actor) => [actor.ar, actor.en, ...actor.aliases].map(fold));
const RESULTS = 12;

/** Actors whose names hold the words, best first: whole name, then beginning, then beginning of a word, then inside. */
function findActors(words) {
  const wanted = fold(words);
  if (!wanted) return [];
  const bare = wanted.replace(/^ال/, "") || wanted;
  const scored = [];
  searchKeys.forEach((names, actor) => {
    const score = Math.max(...names.map((name) => matchScore(name, wanted, bare)));
    if (score) scored.push({ actor, score });
  });
  scored.sort((a, b) => b.score - a.score || a.actor - b.actor);
  return scored.slice(0, RESULTS).map(({ actor }) => actor);
}

function matchScore(name, wanted, bare) {
  if (name === wanted || name.replace(/^ال/, "") === bare) return 4;
  if (name.startsWith(wanted)) return 3;
  if (` ${name}`.includes(` ${wanted}`) || ` ${name}`.includes(` ال${bare}`)) return 2;
  return name.includes(bare) ? 1 : 0;
}

/** A search box in ``host``; ``choose`` is called with the actor. Returns the input. */
function searchBox(host, id, labelKey, choose) {
  const input = el("input", {
    id, type: "search", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list", "data-label": labelKey,
  });
  const list = el("ul", { id: `${id}-list`, role: "listbox", hidden: true, "data-label": "search.results" });
  const box = { input, list, found: [], active: -1, choose };
  input.addEventListener("input", () => openList(box));
  input.addEventListener("keydown", (event) => searchKey(event, box));
  input.addEventListener("blur", () => closeList(box));
  host.append(input, list);
  return input;
}

function openList(box) {
  const { input, list } = box;
  box.found = findActors(input.value);
  box.active = box.found.length ? 0 : -1;
  const nothing = el("li", { class: "hint", role: "option", "aria-disabled": "true" }, t("search.none"));
  put(list, ...(box.found.length ? box.found.map((actor, i) => option(box, actor, i)) : [nothing]));
  list.hidden = !fold(input.value);
  input.setAttribute("aria-expanded", String(!list.hidden));
  mark(box);
}

function option(box, actor, i) {
  const other = otherNameOf(actor);
  const take = (event) => { event.preventDefault(); pick(box, i); };
  return el("li", { role: "option", id: `${box.input.id}-${i}`, onmousedown: take }, shapeIcon(actors[actor].type),
    bdi(nameOf(actor)), el("small", null, bdi(other), ` · ${t(`type.${actors[actor].type}`)}`));
}

function mark({ input, list, active }) {
  [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
  if (active >= 0) {
    input.setAttribute("aria-activedescendant", `${input.id}-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  } else input.removeAttribute("aria-activedescendant");
}

function closeList(box) {
  box.list.hidden = true;
  box.active = -1;
  box.input.setAttribute("aria-expanded", "false");
  box.input.removeAttribute("aria-activedescendant");
}

function pick(box, i) {
  const actor = box.found[i];
  closeList(box);
  box.choose(actor, box.input);
}

function searchKey(event, box) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && box.found.length && !box.list.hidden) {
    box.active = (box.active + step + box.found.length) % box.found.length;
    mark(box);
  } else if (event.key === "Enter" && box.active >= 0) pick(box, box.active);
  else if (event.key === "Escape" && !box.list.hidden) {
    closeList(box);
    event.stopPropagation();
  } else return;
  event.preventDefault();
}
