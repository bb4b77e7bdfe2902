"""Articles made of a few sentences, as many as are wanted, and functions that break on some of them."""

import os
import signal
import time
from collections.abc import Iterator, Sequence

from kg.corpus.settings import Kind, Settings, Words
from kg.corpus.work import work
from kg.model import Article

SENTENCES = (
    "التقى الرئيس المصري عبد الفتاح السيسي نظيره الفرنسي إيمانويل ماكرون في القاهرة.",
    "زار وزير الخارجية الروسي سيرغي لافروف طهران أمس.",
    "اتهمت تركيا اليونان بانتهاك الاتفاق، ونفت أثينا ذلك.",
    "وقال المتحدث إن الصين ستقدم مساعدات إلى السودان الشهر المقبل.",
    "هاتف أمير قطر تميم بن حمد آل ثاني العاهل الأردني عبد الله الثاني.",
    "طلبت أوكرانيا من ألمانيا أسلحة جديدة.",
    "فرضت الولايات المتحدة عقوبات على إيران.",
)

KILLER = "killer"
"""The id of an article that kills its worker."""
SLEEPER = "sleeper"
"""The id of an article that never comes to an end."""


def article(number: int) -> Article:
    """One of endlessly many, all different."""
    picked = (SENTENCES[(number * 3 + place * number + place) % len(SENTENCES)] for place in range(1 + number % 4))
    return Article(f"n{number}", " ".join(picked), source="صحيفة المثال" if number % 2 else None)


def articles(count: int) -> Iterator[Article]:
    """The first ``count``."""
    return map(article, range(count))


def settings(kind: Kind = Kind.LINES) -> Settings:
    """The project's own words."""
    return Settings(kind, Words(), "stamp")


def deadly(shard: Sequence[Article], chosen: Settings) -> bytes:
    """The same as ``work``, but some articles kill the process."""
    if any(one.id.startswith(KILLER) for one in shard):
        os.kill(os.getpid(), signal.SIGKILL)
    return work(shard, chosen)


def endless(shard: Sequence[Article], chosen: Settings) -> bytes:
    """The same as ``work``, but some articles take for ever."""
    if any(one.id.startswith(SLEEPER) for one in shard):
        time.sleep(3600)
    return work(shard, chosen)
