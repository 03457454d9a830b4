"""The sample's worked example: sources graded, claims stated, evidence linked, origins related."""

from typing import Any

from workbench.services.starter import Entry, marked
from workbench.services.workspace import Workspace

Articles = dict[str, str]
SOURCE_FIELDS = ("kind", "country", "reliability", "descriptor", "note")
CLAIM_FIELDS = ("kind", "verdict", "credibility", "likelihood", "confidence", "rationale")


def add_worked_example(space: Workspace, articles: Articles, example: dict[str, Any]) -> None:
    """Put what corpus/sample-claims.toml says into a case.

    `articles` are ids by the names of their files. Raises NotFound, InvalidValue, QuoteNotFound,
    QuoteAmbiguous.
    """
    for entry in example["source"]:
        for name in entry["articles"]:
            space.library.set_article(articles[name], {"source": entry["name"]})
        space.library.set_source(entry["name"], _given(entry, SOURCE_FIELDS))
    for entry in example["origin"]:
        space.origins.set(entry["name"], _given(entry, ("kind", "note")))
    for entry in example["relation"]:
        space.origins.relate(entry["a"], entry["b"], entry["relation"], entry["note"])
    for entry in example["claim"]:
        _add_claim(space, articles, entry)


def _add_claim(space: Workspace, articles: Articles, entry: Entry) -> None:
    claim = space.claims.add(entry["statement"], _given(entry, CLAIM_FIELDS))[1]
    for item in entry["evidence"]:
        mark = marked(space, articles[item["article"]], item)
        space.linking.link(
            claim.id, [mark], item["stance"], origin=item.get("origin"), cites=item.get("cites")
        )


def _given(entry: Entry, names: tuple[str, ...]) -> Entry:
    return {name: entry[name] for name in names if name in entry}
