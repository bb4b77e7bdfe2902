"""The errors that a user may meet. Each carries one line that names the place, the cause and the mend.

RawabitError            anything below; the command line prints its text and exits with ``exit_code``
├── InputError          an article cannot be read (missing, empty, binary, broken, wrong encoding); exit 3, others go on
├── OutputError         an output cannot be written; exit 4
├── LexiconError        a lexicon, alias or pattern file is wrong (file, line, column); exit 2
├── MissingExtra        an optional part is not installed; names the command that installs it; exit 2
└── Stopped             Ctrl-C; the text tells what is kept; exit 130
"""


class RawabitError(Exception):
    """Base of all errors; ``str(error)`` is the one line that the user reads."""

    exit_code = 1


class InputError(RawabitError):
    """An article, or a line of a file of articles, that cannot be read. ``where`` names file and line."""

    exit_code = 3

    def __init__(self, where: str, cause: str, mend: str = "") -> None:
        self.where = where
        self.cause = cause
        self.mend = mend
        super().__init__(f"{where}: {cause}" + (f" ({mend})" if mend else ""))


class OutputError(RawabitError):
    """An output file or folder that cannot be written."""

    exit_code = 4


class LexiconError(RawabitError):
    """A data file whose content is wrong; the text names file, line and column."""

    exit_code = 2


class MissingExtra(RawabitError):
    """An optional dependency or model that is not there; the text names the command that brings it."""

    exit_code = 2


class Stopped(RawabitError):
    """The user stopped the work."""

    exit_code = 130


def first_line(error: BaseException) -> str:
    """What a library's error says, as part of one line; the name of its class where it says nothing."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
