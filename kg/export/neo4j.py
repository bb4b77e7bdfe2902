"""Two CSV files with the headers that ``neo4j-admin database import`` reads, and the command that reads them."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from kg.export.lookup import Lookup, cell
from kg.graph.rows import ClaimRow, CoMentionRow, EntityRow, Rows
from kg.model import SYMMETRIC

NODES, EDGES, SCRIPT = "nodes.csv", "edges.csv", "import.sh"

COMMAND = (
    "neo4j-admin database import full neo4j --id-type=string --multiline-fields=true --array-delimiter=U+001F "
    f"--nodes={NODES} --relationships={EDGES}"
)
"""Run it in the folder of the two files; the data base must be stopped and empty."""

_NODE_HEADER = ("id:ID", "name", "name_en", "wikidata", "country", "forms:string[]", "articles:int", ":LABEL")
_EDGE_HEADER = (
    *(":START_ID", ":END_ID", ":TYPE", "id", "event", "status", "directed:boolean", "confidence:double", "weight:int"),
    *("earliest:date", "latest:date", "place", "said_by", "role", "quantity", "sentence", "article", "source", "url"),
)


def write_nodes(rows: Rows, stream: BinaryIO) -> None:
    """Write the entities."""
    _write(stream, _NODE_HEADER, (_node(entity) for entity in rows.entities))


def write_edges(rows: Rows, stream: BinaryIO) -> None:
    """Write an edge a claim, and an edge a co-mention of an article."""
    lookup = Lookup.of(rows)
    claims = (_edge(claim, lookup) for claim in rows.claims)
    co_mentions = (_co_mention(row, lookup) for row in rows.co_mentions)
    _write(stream, _EDGE_HEADER, (*claims, *co_mentions))


def write_script(_rows: Rows, stream: BinaryIO) -> None:
    """Write the command that imports the two files."""
    stream.write(f"#!/bin/sh\n# Run in this folder, with Neo4j stopped and its data base empty.\n{COMMAND}\n".encode())


def _node(entity: EntityRow) -> Sequence[object]:
    forms = "\x1f".join(form.replace("\x1f", " ") for form in entity.forms)
    label = f"Entity\x1f{entity.type.value}"
    return entity.id, entity.ar, entity.en, entity.wikidata, entity.country, forms, entity.articles, label


def _edge(claim: ClaimRow, lookup: Lookup) -> Sequence[object]:
    article = lookup.articles[claim.article]
    return (
        *(claim.source, claim.target, claim.type.value.upper().replace("-", "_"), claim.id, claim.event),
        *(claim.status.value, str(claim.type not in SYMMETRIC).lower(), claim.confidence, 1),
        *(
            claim.earliest,
            claim.latest,
            lookup.name(claim.place),
            lookup.name(claim.said_by),
            claim.role,
            claim.quantity,
        ),
        *(lookup.sentence(claim), article.id, article.source, article.url),
    )


def _co_mention(row: CoMentionRow, lookup: Lookup) -> Sequence[object]:
    article = lookup.articles[row.article]
    empty = (None,) * 6
    return (
        *(row.source, row.target, "CO_MENTIONED_WITH", row.id, None, None, "false", None, row.weight),
        *empty,
        *(lookup.sentences.get((row.article, row.sentences[0])), article.id, article.source, article.url),
    )


def _write(stream: BinaryIO, header: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in line] for line in lines)
    text.detach()
