"""Whatever the text, every span re-slices to its words, and nothing overlaps that must not."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.lexicon import load_lexicon
from kg.link import link
from kg.model import Article, Form, Linking
from kg.recognise import recognise
from kg.text.segment import segment

WORDS = (
    "الرئيس الروسي فلاديمير بوتين وموسكو للأمم المتحدة كوريا_الشمالية وَلِروسيا لليمن وزير الخارجية الأميركي مايك بومبيو "
    'نظيره التركي الكوريتين رجب طيب أردوغان بن عبد الله صحيفة « » " ( ) ، . : - مطار القاهرة '
    "الدولي إلى في قال 🇷🇺 ﷲ روســيا "
    "وزارة والدفاع ولوكاشينكو الرئيسان والصيني زوجته ميلانيا ترامب CNN سي.بي.إس #القدس ﻻ د. \u200f\u202bمصر\u202c"
).split(" ")
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(("", " ", "  ", "\n"))), max_size=30).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def linked(text: str) -> Linking:
    document = segment(Article("any", text))
    lexicon = load_lexicon()
    return link(document, recognise(document, lexicon), lexicon)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_spans_reslice_and_positions_hold(text: str) -> None:
    linking = linked(text)
    ids = {entity.id for entity in linking.entities}
    for mention in linking.mentions:
        assert text[mention.start : mention.end] == mention.text != ""
        assert mention.entity in ids
    for office in linking.offices:
        assert text[office.start : office.end] == office.text != ""
        assert all(at is None or at < len(linking.mentions) for at in (office.body, office.holder))
    assert list(linking.mentions) == sorted(linking.mentions, key=lambda m: (m.start, -m.end, m.type, m.entity or ""))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_only_adjectives_and_pairs_of_countries_share_their_words(text: str) -> None:
    names = [m for m in linked(text).mentions if m.form is Form.NAME]
    for one, other in itertools.pairwise(names):
        same = (one.start, one.end) == (other.start, other.end) and one.type == other.type == "Country"
        assert one.end <= other.start or same
