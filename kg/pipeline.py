"""The one place where the stages are joined: an article in, everything found in it out."""

from kg.lexicon.entries import Lexicon
from kg.link import link
from kg.model import Article, Extraction
from kg.recognise import recognise
from kg.text.segment import segment


def extract(article: Article, lexicon: Lexicon) -> Extraction:
    """Everything that the stages find in one article. Pure: no clock, no files, no network."""
    document = segment(article)
    linking = link(document, recognise(document, lexicon), lexicon)
    return Extraction(document, linking.entities, linking.mentions, linking.offices, (), ())
