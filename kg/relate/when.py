"""When it happened: weekdays, days, months and spans, as intervals against the article's date (``months.tsv``).

Without the article's date only a full date gives an interval. A weekday or a day without year is the nearest one that
the tense allows: the last one for what happened, the next one for what is planned.
"""

import calendar
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from kg.model import TokenKind, When
from kg.relate.scene import Scene
from kg.tables import cell_list, read_data
from kg.text.normalise import fold

SPANS = {
    "اسبوع": "week",
    "الاسبوع": "week",
    "شهر": "month",
    "الشهر": "month",
    "عام": "year",
    "العام": "year",
    "سنه": "year",
    "السنه": "year",
}
PAST = frozenset(("الماضي", "الماضيه", "المنصرم", "المنصرمه", "الفايت"))
FUTURE = frozenset(("المقبل", "المقبله", "القادم", "القادمه"))
CURRENT = frozenset(("الجاري", "الجاريه", "الحالي", "الحاليه", "هذا", "هذه"))
AGO = {"يوم": 1, "يومين": 2, "اسبوعين": 14, "شهرين": 60, "عامين": 730}
REACH = 14
"""Tokens around a trigger within which a date is taken for its own."""


class Name(NamedTuple):
    """A word of ``months.tsv``."""

    kind: str
    value: int
    rest: tuple[str, ...]


@cache
def time_names() -> Mapping[str, tuple[Name, ...]]:
    """Folded first word → the months, weekdays and days that begin so, longer names first."""
    found: dict[str, list[Name]] = {}
    for row in read_data("months.tsv"):
        for form in cell_list(row["names"]):
            first, *rest = map(fold, form.split())
            for prefix in ("", "و", "ب", "ل"):
                found.setdefault(prefix + first, []).append(Name(row["kind"], int(row["value"]), tuple(rest)))
    return {key: tuple(sorted(names, key=lambda name: -len(name.rest))) for key, names in found.items()}


@lru_cache(maxsize=1 << 16)
def _may_date(key: str) -> bool:
    """Whether a date may begin at a word, as far as the word alone tells."""
    return key in time_names() or key in SPANS or key in AGO or key.isdigit()


def when_near(scene: Scene, first: int, last: int, day: date | None, future: bool) -> When | None:
    """The date nearest to the tokens ``first`` to ``last`` (exclusive), those after them before those before them."""
    limit = len(scene.keys)
    order = [*range(last, min(last + REACH, limit)), *range(last - 1, max(first - REACH, -1), -1)]
    for at in order:
        if _may_date(scene.keys[at]) and at not in scene.covered:
            found = _date_at(scene, at, day, future)
            if found is not None:
                return found
    return None


def _date_at(scene: Scene, at: int, day: date | None, future: bool) -> When | None:
    for name in time_names().get(scene.keys[at], ()):
        if scene.keys[at + 1 : at + 1 + len(name.rest)] == name.rest:
            if name.kind == "month":
                return _in_month(scene, at, name, day, future)
            if day is not None:
                return _relative_day(scene, at, name, day, future)
    if day is None:
        return _year(scene, at)
    return _span(scene, at, day) or _year(scene, at)


def _in_month(scene: Scene, at: int, name: Name, day: date | None, future: bool) -> When | None:
    """«13 يوليو», «يوليو/تموز الماضي», «12 حزيران/يونيو 2018»."""
    end = at + 1 + len(name.rest)
    if scene.key(end) == "/" and scene.key(end + 1) in time_names():
        end += 2 + len(time_names()[scene.key(end + 1)][0].rest)
    start = at
    if scene.key(start - 1) == "/":
        start -= 2
        while start > 0 and scene.keys[start] not in time_names():
            start -= 1
    number = _number(scene, start - 1, 31) or (_number(scene, start - 2, 31) if scene.key(start - 1) == "من" else None)
    year = _number(scene, end, 2100)
    if year is not None and year < 1900:
        year = None
    if year is None and day is not None:
        year = _nearest_year(name.value, number or 15, day, future or scene.key(end) in FUTURE)
    if year is None:
        return None
    text = _text(scene, start - 1 if number else start, end)
    return _interval(year, name.value, number, text)


def _interval(year: int, month: int, number: int | None, text: str) -> When | None:
    last = calendar.monthrange(year, month)[1]
    if number is not None:
        return When(date(year, month, number), date(year, month, number), "day", text) if number <= last else None
    return When(date(year, month, 1), date(year, month, last), "month", text)


def _nearest_year(month: int, number: int, day: date, future: bool) -> int:
    """The year in which the day lies on the side of the article's date that the tense asks for, a month's leeway."""
    this = date(day.year, month, min(number, 28))
    if future:
        return day.year if this >= day - timedelta(days=31) else day.year + 1
    return day.year if this <= day + timedelta(days=31) else day.year - 1


def _number(scene: Scene, at: int, highest: int) -> int | None:
    if not 0 <= at < len(scene.keys) or scene.sentence.tokens[at].kind is not TokenKind.NUMBER:
        return None
    key = scene.keys[at]
    return int(key) if key.isdigit() and 0 < int(key) <= highest else None


def _relative_day(scene: Scene, at: int, name: Name, day: date, future: bool) -> When | None:
    """«أمس», «الجمعة», «الاثنين المقبل»."""
    end = at + 1 + len(name.rest)
    if name.kind == "day":
        return _one_day(day + timedelta(days=name.value), _text(scene, at, end))
    following = scene.key(end)
    if following in FUTURE or (future and following not in PAST):
        ahead = (name.value - day.weekday()) % 7
        return _one_day(day + timedelta(days=ahead or (7 if following in FUTURE else 0)), _text(scene, at, end))
    back = (day.weekday() - name.value) % 7
    return _one_day(day - timedelta(days=back or (7 if following in PAST else 0)), _text(scene, at, end))


def _one_day(day: date, text: str) -> When:
    return When(day, day, "day", text)


def _span(scene: Scene, at: int, day: date) -> When | None:
    """«الأسبوع الماضي», «الشهر المقبل», «هذا العام», «قبل يومين»."""
    key, following, before = scene.keys[at], scene.key(at + 1), scene.key(at - 1)
    if before in ("قبل", "منذ") and key in AGO:
        then = day - timedelta(days=AGO[key])
        return When(then, then, "day", _text(scene, at - 1, at + 1)) if AGO[key] < 7 else None
    if key not in SPANS:
        return None
    step = -1 if following in PAST else 1 if following in FUTURE else 0
    if step == 0 and following not in CURRENT and before not in CURRENT:
        return None
    return _shifted(SPANS[key], day, step, _text(scene, at, at + 2))


def _shifted(unit: str, day: date, step: int, text: str) -> When:
    if unit == "week":
        start = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        return When(start, start + timedelta(days=6), "week", text)
    if unit == "year":
        return When(date(day.year + step, 1, 1), date(day.year + step, 12, 31), "year", text)
    month = day.month - 1 + step
    year, number = day.year + month // 12, month % 12 + 1
    return When(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month", text)


def _year(scene: Scene, at: int) -> When | None:
    """«عام 1972», «في 2014»."""
    year = _number(scene, at, 2100)
    if year is None or year < 1900 or scene.key(at - 1) not in ("عام", "العام", "سنه", "في", "منذ"):
        return None
    return When(date(year, 1, 1), date(year, 12, 31), "year", _text(scene, at, at + 1))


def _text(scene: Scene, first: int, last: int) -> str:
    tokens = scene.sentence.tokens[max(first, 0) : last]
    return scene.words(tokens[0].start, tokens[-1].end)


def dates(scene: Scene, day: date | None) -> Iterator[When]:
    """All dates of a sentence."""
    for at in range(len(scene.keys)):
        found = _date_at(scene, at, day, False)
        if found is not None:
            yield found
