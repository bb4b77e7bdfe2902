"""Bad input of every kind: one clear line naming file and cause, exit code 3, the rest goes on, bounded time."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

MEETING = "التقى الرئيس الفرنسي إيمانويل ماكرون نظيره المصري عبد الفتاح السيسي في القاهرة، وقال إن فرنسا ستدعم مصر.\n"
VISIT = "يزور الرئيس الروسي فلاديمير بوتين الصين الشهر المقبل."
ENGLISH = "The president met his counterpart in Paris on Friday, officials said."
ARABIC_LINE = "زار بوتين مينسك والتقى لوكاشينكو، "


def text(content: str, encoding: str = "utf-8") -> Callable[[Path], object]:
    return lambda path: path.write_text(content, encoding=encoding)


def data(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


BAD: list[tuple[str, Callable[[Path], object], str]] = [
    ("empty.txt", data(b""), "empty: it holds no text"),
    ("spaces.txt", data(b" \n\t\r\n"), "empty: it holds no text"),
    ("missing.txt", lambda _: None, "no such file or folder"),
    ("binary.txt", data(random.Random(7).randbytes(5000)), "a binary file, not text"),
    ("zeros.txt", data(bytes(5000)), "a binary file, not text"),
    ("cyrillic.txt", text("Президент встретился с коллегой в Москве", "cp1251"), "unknown encoding"),
    ("damaged.txt", data(MEETING.encode()[:100] + b"\xff\xfe" + MEETING.encode()[100:]), "broken UTF-8 at byte 100"),
    ("mojibake.txt", text(MEETING.encode().decode("cp1252", "ignore")), "wrong encoding"),
    ("english.txt", text(ENGLISH), "not Arabic: 0 of its 57 letters are"),
    ("broken.jsonl", text('{"id": "a", "text": "نص'), "broken JSON at character 21"),
    ("list.jsonl", text("[1, 2, 3]\n"), 'not a JSON object with "id" and "text"'),
    ("deep.jsonl", text("[" * 200_000), "broken JSON"),
    ("no_id.jsonl", text(json.dumps({"text": VISIT})), 'no "id"'),
    ("utf16.jsonl", text(json.dumps({"id": "a", "text": VISIT}), "utf-16"), "JSON lines in UTF-16"),
    (
        "no_text.html",
        text("<html><head><title></title></head><body><img src='a.jpg'></body></html>"),
        "no article text",
    ),
    ("not_html.html", data(random.Random(8).randbytes(500)), "a binary file, not text"),
    ("deep.html", text("<div>" * 100_000), "no article text"),
    ("line_of_50_mb.txt", text(ARABIC_LINE * 850_000), "too large for one article: over 16,000,000 bytes"),
    ("line_of_50_mb.jsonl", text(json.dumps({"id": "l", "text": ARABIC_LINE * 260_000})), "too large for one article"),
    ("line_of_50_mb.html", text(f"<p>{ARABIC_LINE * 850_000}</p>"), "too large for one article"),
    ("long.txt", text(ARABIC_LINE * 40_000), "too long for one article: over 1,000,000 characters"),
    ("folder_without_articles", lambda path: path.mkdir(), "no article in this folder"),
    ("link_to_nowhere.txt", lambda path: path.symlink_to("nowhere.txt"), "cannot be read: No such file or directory"),
    ("circle.txt", lambda path: path.symlink_to("circle.txt"), "cannot be read: "),
]


def extract(*sources: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "extract", *map(str, sources)]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, text=True, timeout=120)


@pytest.mark.parametrize("bad", [BAD[::2], BAD[1::2]], ids=["even", "odd"])  # of more than 20 the rest is only counted
def test_each_bad_input_has_its_line_and_the_rest_goes_on(
    tmp_path: Path, bad: list[tuple[str, Callable[[Path], object], str]]
) -> None:
    for name, make, _ in bad:
        make(tmp_path / name)
    (tmp_path / "good.txt").write_text(MEETING, encoding="utf-8")
    (tmp_path / "last.txt").write_text(VISIT, encoding="utf-8")
    started = time.monotonic()
    done = extract("good.txt", *(name for name, _, _ in bad), "last.txt", folder=tmp_path)
    assert time.monotonic() - started < 60
    assert done.returncode == 3
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["good", "last"]
    told = done.stderr.splitlines()
    assert len(told) == len(bad) + 1
    for name, _, cause in bad:
        (line,) = [line for line in told if line.startswith((f"kg: {name}: ", f"kg: {name}:1: "))]
        assert cause in line
        assert len(line) < 250
    assert told[-1] == f"kg: {len(bad)} could not be read; the other 2 were"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(MEETING, encoding="utf-8")
    (tmp_path / "secret.txt").chmod(0)
    assert "kg: secret.txt: cannot be read: Permission denied" in extract("secret.txt", folder=tmp_path).stderr


@pytest.mark.parametrize(
    "content",
    [
        "بوتين " * 50_000,
        "زار بوتين مينسك. " * 15_000,
        "زار بوتين مينسك " * 15_000,
        f"{'«' * 100_000}قال بوتين{'»' * 100_000}",
        "و" * 900_000,
        "قال بوتين " + "\u064b" * 300_000,
        "ب\n" * 100_000,
        "أ.ب." * 50_000,
        "١٢٣٤٥٦٧٨٩٠" * 10_000 + " بوتين",
        "،" * 100_000 + " زار بوتين مينسك",
    ],
    ids=[
        "one name",
        "short sentences",
        "one sentence",
        "quotes",
        "one letter",
        "marks",
        "lines",
        "dots",
        "digits",
        "commas",
    ],
)
@pytest.mark.slow
def test_a_large_odd_article_goes_through_in_bounded_time(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.txt").write_text(content, encoding="utf-8")
    started = time.monotonic()
    result = CliRunner().invoke(main, ["extract", "--quiet", str(tmp_path / "a.txt")])
    assert (result.exit_code, result.stderr) == (0, "")
    assert time.monotonic() - started < 60


@pytest.mark.parametrize(
    "content",
    [
        "زار الرئيس بوتين\x00مينسك\x01 أمس، والتقى الرئيس البيلاروسي \x1b[2Jلوكاشينكو\x7f في قصر الاستقلال صباحا.",
        "زار بوتين\r\nمينسك.\r\rوالتقى\u2028لوكاشينكو\u2029.\x0b\x0c\x85",
        "زار \u202eبوتين\u202c \u2066مينسك\u2069 \ufeff\u200f\u200e🇷🇺👨‍👩‍👧",
        "زَارَ بُوتِينُ مِينْسْكَ ﷲ ﻻ لا بــوتــيــن #بوتين_يزور_مينسك",
        "<script>alert(1)</script> زار \"بوتين\" مينسك & 'لوكاشينكو' {{x}} %s \\u0000 =1+1",
    ],
    ids=["controls", "line ends", "directions and emoji", "marks and ligatures", "code"],
)
def test_odd_characters_keep_their_offsets_and_open_everywhere(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content.encode())
    extracted = CliRunner().invoke(main, ["extract", str(path)])
    assert (extracted.exit_code, extracted.stderr) == (0, "")
    mentions = [mention for entity in json.loads(extracted.stdout)["entities"] for mention in entity["mentions"]]
    assert mentions
    assert [m["text"] for m in mentions] == [content[m["start"] : m["end"]] for m in mentions]
    built = CliRunner().invoke(main, ["build", str(path), "-o", str(tmp_path / "out")])
    assert (built.exit_code, built.stderr) == (0, "")


def test_hostile_json_fields(tmp_path: Path) -> None:
    evil = "\"><script>alert(1)</script>\u202e' OR 1=1 --\x00\x1b[2J"
    fields = {"id": f"../../{evil}\ud800", "text": VISIT, "title": evil, "source": evil, "url": "javascript:alert(1)"}
    (tmp_path / "a.jsonl").write_text(json.dumps(fields), encoding="utf-8")
    built = CliRunner().invoke(main, ["build", str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "out")])
    assert (built.exit_code, built.stderr) == (0, "")
    assert "\x1b" not in built.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "out"]
    assert b"<script>alert" not in (tmp_path / "out" / "network.html").read_bytes()
