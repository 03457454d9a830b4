"""Hits: exact places in every script, snippets, their order, and how many there are."""

import pytest

from tests.services.conftest import add, draft
from workbench.services.workspace import Workspace


@pytest.mark.parametrize(
    ("text", "asked", "cut"),
    [
        ("Look 🌉 here: the bridge was closed.", "bridge closed", ["bridge", "closed"]),
        ("Заявил МИНИСТР финансов.", "министр", ["МИНИСТР"]),
        ("Новая ёлка стоит.", "елка", ["ёлка"]),
        ("昨天政府宣布了决定。", "政府", ["政府"]),
        ("ارتفعت الأسعار أمس.", "الاسعار", ["الأسعار"]),
        ("An der Straße.", "strasse", ["Straße"]),
        ("It cost 3.5 per cent.", "3.5", ["3.5"]),
        ("He said “don’t go”.", "don't", ["don’t"]),
        ("A soft\u00adhyphen here.", "softhyphen", ["soft\u00adhyphen"]),
        ("Two\u00a0words here.", '"two words"', ["Two\u00a0words"]),
        ("Belarus and Belarusians.", "belarus*", ["Belarus", "Belarusians"]),
        ("One two three.", '"one two" OR "two three"', ["One two three"]),
        ("Re\u0301sume\u0301 of a bridge.", "resume", ["Résumé"]),
        ("One storm, one bridge.", "storm -pylon", ["storm"]),
    ],
)
def test_that_matches_cut_exactly_the_words_asked_for(
    space: Workspace, text: str, asked: str, cut: list[str]
) -> None:
    add(space, draft(text, title="T"))
    article = space.library.summaries()[-1].article.id
    stored = space.library.text(article).text
    hits = space.searching.search(asked, article_id=article).hits
    assert [[span.cut(stored) for span in hit.matches] for hit in hits] == [cut]


def test_that_a_snippet_is_a_piece_of_the_article_round_the_match(space: Workspace) -> None:
    words = "padding " * 100
    add(space, draft(f"T\n\n{words}the needle {words}", title="T"))
    article = space.library.summaries()[-1].article.id
    hit = space.searching.search("needle", snippet=80).hits[0]
    text = space.library.text(article).text
    assert text[hit.snippet_start : hit.snippet_start + len(hit.snippet)] == hit.snippet
    assert "needle" in hit.snippet
    assert len(hit.snippet) <= 80


def test_that_the_best_fit_comes_first(space: Workspace) -> None:
    long = "storm " + "and other words that say nothing of the weather at all " * 3
    add(space, draft(f"{long}\nStorm.", title="T"))
    hits = space.searching.search("storm is:passage").hits
    assert hits[0].snippet == "Storm."


def test_that_the_newest_come_first_where_that_is_asked(space: Workspace, bridge: str) -> None:
    add(space, draft("A storm came.", title="T"))
    found = space.searching.search("storm", newest=True).hits
    assert [hit.article.ref for hit in found] == ["A3", "A1"]


def test_that_counts_tell_of_what_the_limit_cuts_off(space: Workspace) -> None:
    add(space, draft("\n".join(f"Storm number {n}." for n in range(30)), title="T"))
    result = space.searching.search("storm", limit=3)
    assert (len(result.hits), result.totals.passages, result.totals.articles) == (3, 31, 2)


def test_that_what_is_rated_is_capped_and_can_still_be_counted(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.storage.search.COUNTED", 5)
    add(space, draft("\n".join(f"Storm number {n}." for n in range(30)), title="T"))
    result = space.searching.search("storm", limit=3)
    assert (len(result.hits), result.totals.passages, result.totals.more_passages) == (3, 5, True)
    assert len(space.searching.search("storm", limit=20).hits) == 20
    totals, _ = space.searching.totals("storm")
    assert (totals.passages, totals.more_passages) == (31, False)


def test_that_a_word_too_long_for_an_index_is_found_by_its_beginning(space: Workspace) -> None:
    blob = "x" * 40_000
    add(space, draft(f"A picture follows: {blob} and ends.", title="T"))
    assert space.searching.search(blob).totals.passages == 1
    assert [f for f in space.checking.run(full=True) if f.severity == "error"] == []
