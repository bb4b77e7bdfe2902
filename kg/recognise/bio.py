"""Labels of the kind "B-PERS", "I-PERS", "O" (Ramshaw & Marcus, 1995) as the stretches that they mark."""

from collections.abc import Iterable, Iterator

Labelled = tuple[int, int, str]
"""The first token of a stretch, the last (exclusive), and the type."""


def stretches(labels: Iterable[tuple[int, str]]) -> Iterator[Labelled]:
    """The stretches of one sentence by the labels of its tokens, (position, label) in order; "O" may be left out.

    A stray "I-" begins a stretch.
    """
    first = last = 0
    type_ = ""
    for at, label in labels:
        if label == "O":
            continue
        if label[:2] != "I-" or at > last or label[2:] != type_:
            if type_:
                yield first, last, type_
            first, type_ = at, label[2:]
        last = at + 1
    if type_:
        yield first, last, type_
