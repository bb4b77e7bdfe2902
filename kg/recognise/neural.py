"""camel-tools' neural recogniser as a second source of names, for those who install it. Never touches the network.

Loading camel-tools' data module fetches a catalogue where there is none, and its data folder is made in the home
folder at import; both are prevented here before the import.
"""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from kg.errors import MissingExtra, first_line
from kg.model import Token, TokenKind
from kg.recognise.bio import Labelled, stretches

INSTALL = "pip install 'rawabit[neural]'"
DOWNLOAD = "camel_data -i ner-arabert"
_NEEDED_FILES = ("config.json", "vocab.txt")


class Labeller(Protocol):
    """Whatever finds names in sentences."""

    def names(self, sentences: Sequence[Sequence[Token]]) -> list[list[Labelled]]:
        """The names of each sentence in order; the types are PERS, LOC, ORG and MISC."""


class _Tokenizer(Protocol):
    def tokenize(self, word: str) -> list[str]: ...


class _Recogniser(Protocol):
    @property
    def tokenizer(self) -> _Tokenizer: ...

    def predict(self, sentences: list[list[str]]) -> list[list[str]]: ...


@dataclass(frozen=True, slots=True)
class CamelLabeller:
    """Labels by a camel-tools ``NERecognizer``."""

    recogniser: _Recogniser

    def label(self, sentences: Sequence[Sequence[Token]]) -> list[list[str]]:
        """Labels of the same shape as the sentences.

        Words that the model's tokeniser makes nothing of get no label from camel-tools, which would shift those after
        them: they are left out before and are "O" after. So are punctuation marks and numbers.
        """
        kept = [[token for token in sentence if self._is_labelled(token)] for sentence in sentences]
        predicted = self.recogniser.predict([[token.text for token in sentence] for sentence in kept if sentence])
        labels = iter(predicted)
        by_start = [
            {token.start: label for token, label in zip(sentence, next(labels) if sentence else (), strict=True)}
            for sentence in kept
        ]
        return [
            [known.get(token.start, "O") for token in sentence]
            for sentence, known in zip(sentences, by_start, strict=True)
        ]

    def names(self, sentences: Sequence[Sequence[Token]]) -> list[list[Labelled]]:
        """The same as the stretches that the labels mark."""
        return [list(stretches(enumerate(labels))) for labels in self.label(sentences)]

    def _is_labelled(self, token: Token) -> bool:
        return token.kind is TokenKind.WORD and bool(self.recogniser.tokenizer.tokenize(token.text))


def load_camel(model: Path | None = None) -> CamelLabeller:
    """camel-tools' recogniser with the model in a folder, or with the one that ``camel_data`` downloaded.

    MissingExtra, with the command that mends it, where the extra or the model is missing.
    """
    missing = next((name for name in ("torch", "transformers", "camel_tools") if find_spec(name) is None), None)
    if missing is not None:
        raise MissingExtra(f"--ner camel: the package {missing} is not installed; mend it by: {INSTALL}")
    folder = _model_folder(model)
    with _no_network():
        from camel_tools.ner import NERecognizer

        try:
            return CamelLabeller(NERecognizer(str(folder), use_gpu=False))
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise MissingExtra(
                f"--ner camel: {folder} holds no model that can be loaded ({first_line(error)})"
            ) from error


def _model_folder(model: Path | None) -> Path:
    if model is not None:
        absent = [name for name in _NEEDED_FILES if not (model / name).is_file()]
        if absent:
            raise MissingExtra(f"--ner-model {model}: no {absent[0]} there; give the folder of a BERT token classifier")
        return model
    folder = _data_folder(os.environ) / "data" / "ner" / "arabert"
    if not all((folder / name).is_file() for name in _NEEDED_FILES):
        raise MissingExtra(f"--ner camel: no model in {folder}; mend it by: {DOWNLOAD} (or name one with --ner-model)")
    return folder


def _data_folder(environment: Mapping[str, str]) -> Path:
    given = environment.get("CAMELTOOLS_DATA")
    return Path(given).expanduser().absolute() if given else Path.home() / ".camel_tools"


@contextmanager
def _no_network() -> Iterator[None]:
    """An environment in which loading camel-tools and transformers reads local files alone; put back afterwards."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as empty:
        catalogue = {"version": "1.6.0", "packages": {}, "components": {}}
        (Path(empty) / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")
        os.environ.update(CAMELTOOLS_DATA=empty, HOME=empty, HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1")
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)
