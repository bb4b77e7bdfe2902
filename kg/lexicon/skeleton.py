"""Names without what spellings differ in: long vowels, «ج» for «غ», emphatic letters, the article.

«سيرجي لافروف» and «سيرغي لافروف», «بوتن» and «بوتين», «ترمب» and «ترامب» have one skeleton. The letters that are
levelled are those that Arabic newspapers use for one foreign sound.
"""

from collections.abc import Sequence
from functools import lru_cache

_LEVEL = str.maketrans(
    {
        "ا": "",
        "و": "",
        "ي": "",
        "ه": "",
        "ء": "",
        "ج": "غ",
        "ق": "غ",
        "ط": "ت",
        "ص": "س",
        "ض": "د",
        "ظ": "ز",
        "ذ": "د",
        "ث": "ت",
    }
)


@lru_cache(maxsize=1 << 14)
def skeleton(word: str) -> str:
    """The skeleton of a folded word: its first letter, then the levelled consonants, doubles once."""
    bare = word.removeprefix("ال") if len(word) > 4 else word
    letters = bare[:1].translate({ord("ج"): "غ", ord("ق"): "غ"}) + bare[1:].translate(_LEVEL)
    return "".join(letter for at, letter in enumerate(letters) if at == 0 or letters[at - 1] != letter)


def name_skeleton(words: Sequence[str]) -> str:
    """The skeleton of a name of folded words."""
    return " ".join(skeleton(word) for word in words)
