"""The slots of nouns of action by the names that ``triggers.tsv`` gives them."""

from collections.abc import Callable, Mapping

from kg.relate.discourse import Reader
from kg.relate.doers import adjective, agent, antecedent_noun, genitive, of_clause, suffix
from kg.relate.force import asset, means, owner, struck, victim
from kg.relate.losses import by, hand
from kg.relate.participants import adjectives, participants
from kg.relate.scene import Scene
from kg.relate.slots import Filler, between, gathered, includes, of_goods
from kg.relate.triggers import Hit


def both(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«لقاء بوتين وكيم»: both ends in the genitive."""
    found = genitive(reader, scene, hit)
    return found if found is not None and len(found.entities) > 1 else None


NOUN_SLOTS: Mapping[str, Callable[[Reader, Scene, Hit], Filler | None]] = {
    "suffix": suffix,
    "genitive": genitive,
    "adjective": adjective,
    "agent": agent,
    "clause": of_clause,
    "antecedent": antecedent_noun,
    "بين": between,
    "pair": both,
    "adjectives": adjectives,
    "gathered": gathered,
    "participants": participants,
    "includes": includes,
    "goods": of_goods,
    "asset": asset,
    "by": by,
    "hand": hand,
    "means": means,
    "owner": owner,
    "struck": struck,
    "victim": victim,
}
