"""camel-tools' recogniser. The last tests load a real, tiny, random model and need the extra ``neural``
(``make test-neural``); the others run everywhere."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg.errors import MissingExtra
from kg.recognise import neural
from kg.recognise.neural import CamelLabeller, load_camel
from kg.text.segment import tokenize

HAS_EXTRA = find_spec("torch") is not None and find_spec("transformers") is not None
needs_extra = pytest.mark.skipif(not HAS_EXTRA, reason="needs the extra neural (make test-neural)")
LABELS = ["B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O"]


class WholeWords:
    """A tokeniser that makes nothing of a word of one letter, as BERT's does of an unknown sign."""

    def tokenize(self, word: str) -> list[str]:
        return [word] if len(word) > 1 else []


class ByLetter:
    """A recogniser that calls words that begin with ب persons, and refuses words that its tokeniser drops."""

    tokenizer = WholeWords()

    def predict(self, sentences: list[list[str]]) -> list[list[str]]:
        assert all(len(word) > 1 for words in sentences for word in words)
        return [["B-PERS" if word[0] == "ب" else "O" for word in words] for words in sentences]


def test_labels_stay_with_their_words_where_the_tokeniser_drops_some() -> None:
    sentences = [list(tokenize(text)) for text in ("ع بوتين ، و بايدن 5", "،", "", "نعم")]
    assert CamelLabeller(ByLetter()).label(sentences) == [["O", "B-PERS", "O", "O", "B-PERS", "O"], ["O"], [], ["O"]]
    assert CamelLabeller(ByLetter()).names(sentences) == [[(1, 2, "PERS"), (4, 5, "PERS")], [], [], []]


def test_a_missing_package_is_one_line_with_the_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neural, "find_spec", lambda name: None if name == "torch" else object())
    with pytest.raises(MissingExtra, match=r"^--ner camel: the package torch is not installed; .*rawabit\[neural\]'$"):
        load_camel()


def test_a_missing_model_is_one_line_with_the_mend(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(neural, "find_spec", lambda name: object())
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    with pytest.raises(MissingExtra, match=r"no model in .*; mend it by: camel_data -i ner-arabert"):
        load_camel()
    with pytest.raises(MissingExtra, match=r"--ner-model .*: no config.json there"):
        load_camel(tmp_path)


def make_model(folder: Path, words: list[str]) -> Path:
    """A random token classifier of a few thousand weights, in the files that camel-tools loads."""
    import torch
    from transformers import BertConfig, BertForTokenClassification

    torch.manual_seed(7)
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=8,
        max_position_embeddings=256, id2label=dict(enumerate(LABELS)), label2id={x: n for n, x in enumerate(LABELS)},
    )  # fmt: skip
    BertForTokenClassification(config).save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    tokenizer = {"tokenizer_class": "BertTokenizer", "do_lower_case": False, "model_max_length": 256}
    (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    return folder


@needs_extra
@pytest.mark.slow
def test_the_real_loading_code_labels_every_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path / "nothing"))
    words = ["التقى", "بوتين", "شي", "في", "بكين"]
    labeller = load_camel(make_model(tmp_path, words))
    sentences = [list(tokenize(text)) for text in ("التقى بوتين شي في بكين، أمس", "بوتين", "؟")]
    labels = labeller.label(sentences)
    assert [len(found) for found in labels] == [len(tokens) for tokens in sentences]
    assert {label for found in labels for label in found} <= set(LABELS)
    assert labels == labeller.label(sentences)


@needs_extra
@pytest.mark.slow
def test_a_folder_with_a_broken_model_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    (tmp_path / "vocab.txt").write_text("نعم", encoding="utf-8")
    with pytest.raises(MissingExtra, match="holds no model that can be loaded"):
        load_camel(tmp_path)
