"""A newer text takes the place of an older one; marks follow, orphans are told, undo restores."""

from pathlib import Path

import pytest

from tests.ingest.makers import PAGE
from tests.services.conftest import BRIDGE, add, draft
from workbench.domain.errors import InvalidValue, NotFound, Unreadable
from workbench.domain.span import Span
from workbench.domain.values import Annotation
from workbench.domain.views import CardFilter
from workbench.services.importing import Request, prepared
from workbench.services.workspace import Workspace

NEWER = BRIDGE.replace("six months", "nine months").replace(
    "Harbour bridge closed\n", "Updated: harbour bridge closed\n"
)


def mark(space: Workspace, article: str, quote: str) -> str:
    start = space.library.text(article).text.index(quote)
    span = Span(start, start + len(quote))
    return space.marking.tag_span_by_name(article, span, ["unverified"])[1].id


def held(space: Workspace, mark_id: str) -> Annotation:
    found = space.case.annotations.by_id(mark_id)
    assert found is not None
    return found


def replaced(space: Workspace, article: str, text: str = NEWER) -> object:
    return space.versions.replace(article, prepared(draft(text), "new.txt"))[1]


def errors(space: Workspace) -> list[str]:
    return [each.rule for each in space.checking.run(full=True) if each.severity == "error"]


def test_that_marks_follow_their_words_and_the_others_become_orphans(
    space: Workspace, bridge: str
) -> None:
    moved = mark(space, bridge, "a crack 🌉 in the pylon")
    lost = mark(space, bridge, "Repairs could take six months.")
    done = space.versions.replace(bridge, prepared(draft(NEWER), "new.txt"))[1]

    assert (done.version, done.moved, done.orphaned) == (2, (moved,), (lost,))
    text = space.library.text(bridge).text
    assert held(space, moved).span.cut(text) == "a crack 🌉 in the pylon"
    assert (held(space, lost).state, held(space, lost).version) == ("orphaned", 1)
    assert errors(space) == []


def test_that_an_orphan_has_a_suggestion_and_moves_there(space: Workspace, bridge: str) -> None:
    lost = mark(space, bridge, "Repairs could take six months.")
    replaced(space, bridge)
    (orphan,) = space.versions.orphans(bridge)

    assert orphan.annotation.id == lost
    assert orphan.suggested == "Repairs could take nine months."
    assert orphan.span is not None
    space.marking.move(lost, orphan.span)
    assert (held(space, lost).state, held(space, lost).quote) == ("anchored", orphan.suggested)
    assert space.versions.orphans(bridge) == []


def test_that_both_versions_can_be_read_and_compared(space: Workspace, bridge: str) -> None:
    replaced(space, bridge)

    assert [text.text for text in space.versions.listed(bridge)] == [BRIDGE, NEWER]
    kinds = {each.kind: each.text for each in space.versions.differences(bridge, 1, 2)}
    assert kinds["removed"] == "six"


def test_that_undo_and_redo_take_text_marks_and_search_along(space: Workspace, bridge: str) -> None:
    lost = mark(space, bridge, "Repairs could take six months.")
    before = held(space, lost)
    replaced(space, bridge)
    for _ in range(2):
        assert space.searching.search("text:nine").totals.passages == 1
        assert errors(space) == []
        space.journal.undo()
        assert space.library.text(bridge).text == BRIDGE
        assert held(space, lost) == before
        assert space.searching.search("text:nine").totals.passages == 0
        assert space.searching.search("text:six text:months").totals.passages == 1
        assert errors(space) == []
        space.journal.redo()
    assert held(space, lost).state == "orphaned"


def test_that_an_orphan_finds_its_place_when_its_version_counts_again(
    space: Workspace, bridge: str
) -> None:
    lost = mark(space, bridge, "Repairs could take six months.")
    replaced(space, bridge)
    space.versions.use(bridge, 1)

    assert (held(space, lost).state, held(space, lost).version) == ("anchored", 1)
    assert errors(space) == []


def test_that_the_same_text_changes_nothing(space: Workspace, bridge: str) -> None:
    before = space.journal.last_number()
    replaced(space, bridge, BRIDGE)

    assert space.journal.last_number() == before
    assert len(space.versions.listed(bridge)) == 1


def test_that_what_a_person_set_apart_follows(space: Workspace, bridge: str) -> None:
    start = BRIDGE.index("Nobody was in danger")
    space.marking.set_apart(bridge, Span(start, start + 20), "boilerplate")
    replaced(space, bridge)

    (region,) = space.library.regions(bridge)
    assert region.span.cut(NEWER) == "Nobody was in danger"


def test_that_a_repaired_index_still_knows_both_versions(space: Workspace, bridge: str) -> None:
    replaced(space, bridge)
    space.checking.repair()
    space.journal.undo()

    assert space.searching.search("text:pylon").totals.passages == 1
    assert errors(space) == []


def test_that_a_text_other_than_the_recorded_one_is_found(space: Workspace, bridge: str) -> None:
    replaced(space, bridge)
    connection = space.case.file.connection
    connection.execute("DROP TRIGGER article_text_stays")
    connection.execute(
        "UPDATE article_text SET text = 'x', characters = 1, sha256 = :sha WHERE version = 2",
        {"sha": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"},
    )

    assert "text-hash" in errors(space)


def test_that_another_article_becomes_a_version_and_is_set_aside(
    space: Workspace, bridge: str
) -> None:
    (other,) = add(space, draft(NEWER, url="https://courier.example/1")).added
    space.versions.adopt(bridge, other)

    assert space.library.text(bridge).text == NEWER
    assert other not in [row.article.id for row in space.library.summaries()]
    assert errors(space) == []
    space.journal.undo()
    assert other in [row.article.id for row in space.library.summaries()]
    assert errors(space) == []


def test_that_an_article_with_marks_does_not_become_a_version(
    space: Workspace, bridge: str
) -> None:
    (other,) = add(space, draft(NEWER)).added
    mark(space, other, "nine months")
    with pytest.raises(InvalidValue):
        space.versions.adopt(bridge, other)


def test_that_an_import_tells_which_address_is_there_already(space: Workspace, bridge: str) -> None:
    address = "https://courier.example/1"
    space.library.set_article(bridge, {"url": address})
    summary = add(space, draft(NEWER, url=address), draft("Other words.", url=f"{address}/2"))

    assert summary.same_address == [(summary.added[0], bridge)]


def test_that_a_text_is_read_again_in_another_encoding(space: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Паром вернулся.".encode("cp1251"))
    (article,) = space.importing.import_paths([path], Request(encoding="latin-1")).added
    space.versions.reread(article, Request(encoding="cp1251"))

    assert space.library.text(article).text == "Паром вернулся."
    first, second = space.versions.listed(article)
    assert (first.reading, second.reading, second.encoding) == ("imported", "encoding", "cp1251")
    assert second.original_sha256 == first.original_sha256
    assert errors(space) == []


def test_that_an_encoding_that_does_not_fit_is_a_reason(space: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"caf\xe9")
    (article,) = space.importing.import_paths([path]).added
    with pytest.raises(Unreadable):
        space.versions.reread(article, Request(encoding="utf-8"))


def test_that_a_row_of_a_table_is_read_again_from_its_row(space: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("title,text\nА,Паром\nБ,Вернулся\n".encode("cp1251"))
    _, second = space.importing.import_paths([path], Request(encoding="latin-1")).added
    space.versions.reread(second, Request(encoding="cp1251"))

    assert space.library.text(second).text == "Вернулся"


def test_that_what_a_page_has_besides_its_article_can_be_seen_and_taken(
    space: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    (article,) = space.importing.import_paths([path]).added
    left = [line.text for line in space.versions.left_out(article) if not line.kept]
    assert left == ["Home", "The ferry on Monday"]

    space.versions.reread(article, Request(whole=True))
    assert not [line for line in space.versions.left_out(article) if not line.kept]


def test_that_a_version_that_is_not_there_is_not_found(space: Workspace, bridge: str) -> None:
    with pytest.raises(NotFound):
        space.versions.use(bridge, 7)


def test_that_cards_and_counts_hold_orphans(space: Workspace, bridge: str) -> None:
    lost = mark(space, bridge, "Repairs could take six months.")
    replaced(space, bridge)

    found = space.library.annotations(CardFilter(article_id=bridge))
    assert [each.id for each in found] == [lost]
    assert space.library.marks(bridge) == []


def test_that_the_title_of_a_mended_reading_is_that_of_the_text(
    space: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Паром вернулся\n\nPublisher: Вестник\nГород заплатил.".encode("cp1251"))
    (article,) = space.importing.import_paths([path], Request(encoding="cp1252")).added
    before = space.library.summary(article)
    space.versions.reread(article, Request(encoding="cp1251"))

    found = space.library.summary(article)
    assert (found.article.title, found.source.name if found.source else "") == (
        "Паром вернулся",
        "Вестник",
    )
    space.journal.undo()
    assert space.library.summary(article) == before


def test_that_what_a_person_corrected_stays_in_another_reading(
    space: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Паром вернулся".encode("cp1251"))
    (article,) = space.importing.import_paths([path], Request(encoding="cp1252")).added
    space.library.set_article(article, {"title": "The ferry"})
    space.versions.reread(article, Request(encoding="cp1251"))

    assert space.library.summary(article).article.title == "The ferry"
    assert [f for f in space.checking.run(full=True) if f.severity == "error"] == []
