"""The analyst's tags: made, changed, merged, and kept as files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.conftest import add, draft
from workbench.domain.errors import (
    AlreadyThere,
    CaseUnwritable,
    InvalidTagSet,
    InvalidValue,
    NotFound,
)
from workbench.domain.span import Span
from workbench.domain.tags import new_tag
from workbench.domain.text import on_one_line, storable
from workbench.domain.tokens import UNDERLINES
from workbench.domain.values import Tag
from workbench.services.tag_sets import read_tag_set, tag_set_text
from workbench.services.workspace import Workspace

TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
NAMES = TEXT.map(on_one_line).filter(lambda name: 0 < len(name) <= 60)


@st.composite
def tag_lists(draw: st.DrawFn) -> list[Tag]:
    """Tags as a case may hold them, with names and meanings to break a file format."""
    made: list[Tag] = []
    for name in draw(st.lists(NAMES, min_size=1, max_size=6, unique_by=str.casefold)):
        tag = new_tag(
            "",
            name,
            made,
            group=draw(NAMES),
            glyph=draw(NAMES.map(lambda text: text[:2].strip() or "•")),
            underline=draw(st.sampled_from(UNDERLINES)),
            meaning=draw(TEXT),
            key=str(len(made) + 1) if draw(st.booleans()) else None,
        )
        made.append(tag)
    return made


@given(tag_lists())
def test_that_any_tags_go_through_a_file_unchanged(
    tmp_path_factory: pytest.TempPathFactory, tags: list[Tag]
) -> None:
    file = tmp_path_factory.getbasetemp() / "tags.toml"
    file.write_bytes(tag_set_text(tags).encode("utf-8"))
    assert read_tag_set(file) == tags


def by_name(space: Workspace) -> dict[str, Tag]:
    return {tag.name: tag for tag in space.tagging.tags()}


def test_that_a_saved_set_makes_another_case_alike(space: Workspace, tmp_path: Path) -> None:
    space.tagging.add('hostile "name" \\ [[tag]]', key="1", meaning="line\nline\ttab \x7f \u2028")
    space.tagging.change("opinion", active=False, colour="#335577", glyph="é!")
    space.tagging.save(tmp_path / "tags.toml")
    other = Workspace.create(tmp_path / "other.case")
    try:
        other.tagging.load(tmp_path / "tags.toml")
        assert tag_set_text(other.tagging.tags()) == tag_set_text(space.tagging.tags())
    finally:
        other.close()


def test_that_a_set_with_a_byte_order_mark_is_read(space: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "tags.toml"
    file.write_bytes(b"\xef\xbb\xbf" + tag_set_text(space.tagging.tags()).encode("utf-8"))
    assert len(read_tag_set(file)) == 9


def test_that_a_key_moves_from_one_tag_to_another(space: Workspace) -> None:
    space.tagging.add("rumour", key="1")
    assert (by_name(space)["rumour"].key, by_name(space)["unverified"].key) == ("1", None)
    space.tagging.change("opinion", key="1")
    assert (by_name(space)["opinion"].key, by_name(space)["rumour"].key) == ("1", None)
    space.journal.undo()
    assert (by_name(space)["opinion"].key, by_name(space)["rumour"].key) == ("7", "1")


def test_that_a_loaded_set_takes_its_keys(space: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "tags.toml"
    rumour = new_tag("", "rumour", [], key="1")
    opinion = new_tag("", "Opinion", [rumour], key="2")
    file.write_text(tag_set_text([rumour, opinion]), encoding="utf-8")
    space.tagging.load(file)
    keys = [tag.key for tag in space.tagging.tags() if tag.key]
    assert len(keys) == len(set(keys))
    assert (by_name(space)["rumour"].key, by_name(space)["Opinion"].key) == ("1", "2")


def test_that_loading_is_one_step_back(space: Workspace, tmp_path: Path) -> None:
    before = space.tagging.tags()
    tags = [new_tag("", name, [], key=key) for name, key in (("rumour", "1"), ("Opinion", "2"))]
    (tmp_path / "tags.toml").write_text(tag_set_text(tags), encoding="utf-8")
    space.tagging.load(tmp_path / "tags.toml")
    assert space.tagging.tags() != before
    space.journal.undo()
    assert space.tagging.tags() == before


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("unverified", "Opinion"), "name opinion is given twice"),
        (('key = "1"', 'key = "2"'), "key 2 is given twice"),
        (('glyph = "?"', 'glyph = "???"'), "glyph cannot be '???' (1 to 2 characters)"),
        (('glyph = "?"\n', ""), "glyph is missing"),
        (("underline = ", "underline = 3 #"), "underline is not a string"),
        (('light = ["#', 'light = ["'), "colour cannot be"),
        (('"dotted"', '"dashed"'), "underline cannot be"),
    ],
)
def test_that_a_faulty_set_is_refused_with_its_faults(
    space: Workspace, tmp_path: Path, change: tuple[str, str], problem: str
) -> None:
    text = tag_set_text(space.tagging.tags())
    (tmp_path / "tags.toml").write_text(text.replace(*change, 1), encoding="utf-8")
    before = space.tagging.tags()
    with pytest.raises(InvalidTagSet) as told:
        space.tagging.load(tmp_path / "tags.toml")
    assert any(problem in said for said in told.value.problems)
    assert space.tagging.tags() == before


@pytest.mark.parametrize("place", ["missing/tags.toml", "."])
def test_that_a_set_that_cannot_be_written_is_told(
    space: Workspace, tmp_path: Path, place: str
) -> None:
    with pytest.raises(CaseUnwritable):
        space.tagging.save(tmp_path / place)


def test_that_a_set_never_takes_the_place_of_the_case(space: Workspace, path: Path) -> None:
    with pytest.raises(CaseUnwritable):
        space.tagging.save(path)
    assert len(space.library.summaries()) == 2


@pytest.mark.parametrize("name", ["opinion", "OPINION", " Opinion "])
def test_that_two_tags_never_share_a_name(space: Workspace, name: str) -> None:
    with pytest.raises(AlreadyThere):
        space.tagging.add(name)
    with pytest.raises(AlreadyThere):
        space.tagging.change("unverified", name=name)


def test_that_names_alike_in_other_scripts_are_alike(space: Workspace) -> None:
    space.tagging.add("слух")
    with pytest.raises(AlreadyThere):
        space.tagging.add("СЛУХ")


def test_that_a_tag_may_change_the_case_of_its_name(space: Workspace) -> None:
    space.tagging.change("opinion", name="Opinion")
    assert "Opinion" in by_name(space)


@pytest.mark.parametrize(("name", "length"), [("x" * 60, 60), ("x" * 61, None)])
def test_that_names_have_sixty_characters_at_most(
    space: Workspace, name: str, length: int | None
) -> None:
    if length is None:
        with pytest.raises(InvalidValue):
            space.tagging.add(name)
    else:
        assert len(space.tagging.add(name)[1].name) == length


def test_that_a_name_from_a_broken_terminal_is_made_storable(space: Workspace) -> None:
    assert space.tagging.add("caf\udce9")[1].name == storable("caf\udce9")


def test_that_changing_nothing_is_no_step(space: Workspace) -> None:
    changes, _ = space.tagging.change("opinion", key="7", active=True)
    assert not changes


def test_that_merging_gives_every_mark_the_other_tag(space: Workspace, bridge: str) -> None:
    ids = {name: tag.id for name, tag in by_name(space).items()}
    marks = [
        space.marking.tag_span(bridge, Span(at, at + 5), [ids[name] for name in names])[1]
        for at, names in enumerate((["opinion"], ["opinion", "misleading"], ["unverified"]))
    ]
    space.library.set_article(bridge, {"hidden": True})
    space.tagging.merge("opinion", "misleading")
    after = [space.case.annotation(mark.id).tags for mark in marks]
    assert after == [(ids["misleading"],), (ids["misleading"],), (ids["unverified"],)]
    assert "opinion" not in by_name(space)
    space.journal.undo()
    assert [space.case.annotation(mark.id) for mark in marks] == marks


def test_that_a_verdict_merged_into_takes_the_place_of_another(
    space: Workspace, bridge: str
) -> None:
    ids = {name: tag.id for name, tag in by_name(space).items()}
    mark = space.marking.tag_span(bridge, Span(0, 5), [ids["confirmed"], ids["opinion"]])[1]
    space.tagging.merge("opinion", "unverified")
    assert space.case.annotation(mark.id).tags == (ids["unverified"],)


def test_that_a_tag_is_not_merged_into_itself_or_nothing(space: Workspace) -> None:
    with pytest.raises(InvalidValue):
        space.tagging.merge("opinion", "OPINION")
    with pytest.raises(NotFound):
        space.tagging.merge("opinion", "rumour")


def test_that_uses_count_shown_articles_only(space: Workspace, bridge: str) -> None:
    opinion = space.tagging.named("opinion").id
    add(space, draft("A third article with words of its own."))
    third = space.library.summaries()[2].article.id
    for article in (bridge, third):
        space.marking.tag_span(article, Span(0, 5), [opinion])
    space.library.set_article(bridge, {"hidden": True})
    uses = {use.tag.name: use.annotations for use in space.tagging.uses()}
    assert uses["opinion"] == 1
    assert uses["unverified"] == 0
