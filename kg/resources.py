"""Where the data that travels with the program stands, in a checkout and in an installed wheel alike."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def ontology_dir() -> Path:
    """The folder of the ontology, its shapes, examples and queries.

    A wheel carries it inside the package (``kg/_ontology``, see ``pyproject.toml``); a checkout has it at the top.
    """
    installed = _PACKAGE / "_ontology"
    return installed if installed.is_dir() else _PACKAGE.parent / "ontology"
