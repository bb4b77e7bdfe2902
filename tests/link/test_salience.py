from kg.link.salience import first_of_sentence, last_before, last_pair_before
from kg.model import EntityType, Form, Mention

PERSON, COUNTRY = EntityType.PERSON, EntityType.COUNTRY
PEOPLE, ACTORS = frozenset((PERSON,)), frozenset((PERSON, COUNTRY))


def mention(start: int, type_: EntityType, entity: str, form: Form = Form.NAME, sentence: int = 0) -> Mention:
    return Mention(start, start + 2, "سس", type_, form, sentence, start, start + 1, "test", entity=entity)


MENTIONS = [
    mention(0, PERSON, "p1"),
    mention(10, COUNTRY, "c1", Form.ADJECTIVE),
    mention(20, PERSON, "p2"),
    mention(30, COUNTRY, "c2", sentence=1),
    mention(40, PERSON, "p2", sentence=1),
]


def test_the_last_actor_before_a_place_in_the_text() -> None:
    assert last_before(MENTIONS, 30, PEOPLE) == MENTIONS[2]
    assert last_before(MENTIONS, 30, PEOPLE, exclude=frozenset(("p2",))) == MENTIONS[0]
    assert last_before(MENTIONS, 1, PEOPLE) is None


def test_a_country_by_its_adjective_is_passed_over() -> None:
    assert last_before(MENTIONS, 20, ACTORS) == MENTIONS[0]


def test_the_first_actor_of_a_sentence() -> None:
    assert first_of_sentence(MENTIONS, 1, ACTORS) == MENTIONS[3]
    assert first_of_sentence(MENTIONS, 2, ACTORS) is None


def test_a_dual_means_the_two_last_different_ones() -> None:
    assert last_pair_before(MENTIONS, 50, PEOPLE) == (MENTIONS[0], MENTIONS[4])
    assert last_pair_before(MENTIONS, 5, PEOPLE) is None
