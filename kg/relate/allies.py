"""cooperates-with from allies: «حليفه الرئيس بوتين», «إيران حليفة روسيا», «وحليفها حزب الله»."""

from collections.abc import Iterator

from kg.model import EntityType, Evidence, Office, Relation, RelationType, Status
from kg.relate.discourse import Reader
from kg.relate.phrases import COMMAS, Phrase
from kg.relate.references import antecedent, entities_of
from kg.relate.scene import Scene

SURENESS = 0.75

COPULAS = (*COMMAS, "هي", "هو")
"""What may stand between the ally and the office."""


def read_allies(reader: Reader, scene: Scene, offices: list[Office]) -> Iterator[Relation]:
    """The alliances that the words for an ally in a sentence tell."""
    for office in offices:
        if office.kind == "ally":
            ends = _of_pronoun(reader, scene, office) or _of_body(reader, scene, office)
            if ends is not None and _may_ally(reader, *ends):
                first, second = sorted(ends)
                yield Relation(
                    RelationType.COOPERATES_WITH,
                    first,
                    second,
                    Status.ACTUAL,
                    _evidence(scene, office),
                    "ally",
                    SURENESS,
                )


def _of_pronoun(reader: Reader, scene: Scene, office: Office) -> tuple[str, str] | None:
    """«لوكاشينكو … مع حليفه الرئيس بوتين»: the pronoun's antecedent and the one who is named."""
    key = scene.keys[office.first]
    suffix = (
        "ها" if key.endswith("ها") else "ه" if key.endswith("ه") and not office.text.split()[0].endswith("ة") else ""
    )
    phrase = _named(scene, office)
    if not suffix or phrase is None:
        return None
    owner, ally = antecedent(reader, scene, phrase.first, suffix), entities_of(reader, scene, phrase)
    return (owner[0], ally[0]) if len(owner) == len(ally) == 1 else None


def _named(scene: Scene, office: Office) -> Phrase | None:
    """The phrase that the word for an ally belongs to, or the one right after it."""
    inside = scene.covered.get(office.first)
    if inside is not None and inside.entities:
        return inside
    following = scene.starting.get(office.last)
    return following if following is not None and not following.prep and following.kind != "adjective" else None


def _of_body(reader: Reader, scene: Scene, office: Office) -> tuple[str, str] | None:
    """«إيران حليفة روسيا», «تركيا، حليفة قطر،»: the phrase before, and the one whose ally it is."""
    body = reader.linking.mentions[office.body].entity if office.body is not None else None
    end = office.first - 1 if scene.key(office.first - 1) in COPULAS else office.first
    before = scene.ending.get(end)
    if body is None or before is None or before.kind == "adjective" or len(before.entities) != 1:
        return None
    return before.entities[0], body


def _may_ally(reader: Reader, first: str, second: str) -> bool:
    types = [reader.entities[one].type for one in (first, second) if one in reader.entities]
    return first != second and len(types) == 2 and EntityType.PLACE not in types


def _evidence(scene: Scene, office: Office) -> Evidence:
    start, end = scene.sentence.start, scene.sentence.end
    phrase = _named(scene, office)
    before = scene.ending.get(office.first) or scene.ending.get(office.first - 1)
    first = before.start if before is not None else office.start
    last = max(office.end, phrase.end if phrase is not None else office.end)
    return Evidence(
        max(first, start),
        min(last, end),
        scene.text[max(first, start) - start : min(last, end) - start],
        scene.sentence.index,
    )
