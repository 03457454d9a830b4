"""Search as a scan of the whole case, with its own idea of words, and random queries for it."""

import re
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from workbench.domain.views import CardFilter
from workbench.services.workspace import Workspace

VOCABULARY = ["bridge", "crack", "opinion", "storm", "weeks"]
LINE = st.lists(st.sampled_from(VOCABULARY), min_size=2, max_size=5).map(" ".join)
TAGS = ("opinion", "unverified", "confirmed")
STANCES = ("supports", "refutes")
# Published, and how the publisher is graded, of the first, second and third article.
DATES = ("2021-05-03", "2022-11", "200 days ago")
LETTERS = ("B", "F", None)


@dataclass(frozen=True)
class Thing:
    """An annotation or a passage as the reference sees it."""

    kind: str
    article: str
    start: int
    text: str
    note: str = ""
    tags: frozenset[str] = frozenset()
    hidden: bool = False
    published: str | None = None
    letter: str | None = None
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Ask:
    """A query: as it is written, and what it means."""

    written: str
    words: tuple[str, ...] = ()
    tag: str = ""
    inner: tuple["Ask", ...] = ()
    how: str = "words"

    def holds(self, thing: Thing) -> bool:
        match self.how:
            case "and":
                links = [ask for ask in self.inner if ask.how in {"claim", "stance"}]
                if links and not any(all(a.is_of(link) for a in links) for link in thing.links):
                    return False
                return all(ask.holds(thing) for ask in self.inner)
            case "or":
                return any(ask.holds(thing) for ask in self.inner)
            case "not":
                return not self.inner[0].holds(thing)
            case "tag":
                return self.tag in thing.tags
            case "claim" | "stance":
                return any(self.is_of(link) for link in thing.links)
            case "date":
                # The words are the first and the last year.
                first, last = self.words
                year = (thing.published or "")[:4]
                return year.isdecimal() and first <= year <= last
            case "grade":
                return thing.letter is not None and thing.letter in self.words
            case "note":
                return in_a_row(self.words, thing.note)
            case "quote":
                return thing.kind == "annotation" and in_a_row(self.words, thing.text)
            case "text":
                return in_a_row(self.words, thing.text)
            case _:
                named = len(self.words) == 1 and self.words[0] in thing.tags
                return named or any(in_a_row(self.words, t) for t in (thing.text, thing.note))

    def is_of(self, link: tuple[str, str]) -> bool:
        """True of one link to a claim."""
        return self.tag in link

    def asks_for_words(self) -> bool:
        """Passages are looked at only where the query asks for words of a text."""
        if self.how in {"and", "or"}:
            return any(ask.asks_for_words() for ask in self.inner)
        return self.how in {"words", "quote", "text"}


def in_a_row(words: tuple[str, ...], text: str) -> bool:
    held = re.findall(r"[a-z]+", text)
    return any(
        tuple(held[at : at + len(words)]) == words for at in range(len(held) - len(words) + 1)
    )


def atoms() -> st.SearchStrategy[Ask]:
    phrase = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=2).map(tuple)
    return st.one_of(
        phrase.map(lambda words: Ask(f'"{" ".join(words)}"', words)),
        st.sampled_from(VOCABULARY).map(lambda word: Ask(word, (word,))),
        st.sampled_from(TAGS).map(lambda tag: Ask(f"tag:{tag}", tag=tag, how="tag")),
        st.tuples(st.sampled_from(["note", "quote", "text"]), phrase).map(
            lambda pair: Ask(f'{pair[0]}:"{" ".join(pair[1])}"', pair[1], how=pair[0])
        ),
        st.sampled_from(
            [
                Ask("claim:C1", tag="C1", how="claim"),
                Ask("claim:C2", tag="C2", how="claim"),
                Ask("stance:refutes", tag="refutes", how="stance"),
                Ask("date:2021..2022", ("2021", "2022"), how="date"),
                Ask("date:1999..2030", ("1999", "2030"), how="date"),
                Ask("date:2022", ("2022", "2022"), how="date"),
                Ask("date:<2022", ("0000", "2021"), how="date"),
                Ask("grade:A..E", tuple("ABCDE"), how="grade"),
                Ask("grade:F", ("F",), how="grade"),
            ]
        ),
    )


def joined(inner: st.SearchStrategy[Ask]) -> st.SearchStrategy[Ask]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        inner.map(lambda ask: Ask(f"-({ask.written})", inner=(ask,), how="not")),
        several.map(lambda a: Ask("(" + " ".join(i.written for i in a) + ")", inner=a, how="and")),
        several.map(
            lambda a: Ask("(" + " OR ".join(i.written for i in a) + ")", inner=a, how="or")
        ),
    )


QUERIES = st.recursive(atoms(), joined, max_leaves=6)
ARTICLES = st.lists(st.lists(LINE, min_size=1, max_size=4), min_size=1, max_size=3, unique_by=str)
MARKS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, 60),
        st.sets(st.sampled_from(TAGS), max_size=2),
        LINE,
        st.dictionaries(st.sampled_from(["C1", "C2"]), st.sampled_from(STANCES)),
    ),
    max_size=5,
)


def everything(space: Workspace) -> list[Thing]:
    """What can be found, read from the case without its index."""
    things = []
    for row in space.library.summaries(hidden=None):
        article = row.article.id
        known = Thing(
            "passage",
            article,
            0,
            "",
            hidden=row.article.hidden,
            published=row.article.published,
            letter=row.reliability,
        )
        text = space.library.text(article).text
        for span in space.library.sentences(article):
            things.append(replace(known, start=span.start, text=span.cut(text)))
        for view in space.library.views(space.library.annotations(CardFilter(article_id=article))):
            mark = view.annotation
            names = frozenset(tag.name for tag in view.tags)
            links = tuple((link.ref, link.evidence.stance) for link in view.claims)
            things.append(
                replace(
                    known,
                    kind="annotation",
                    start=mark.start,
                    text=mark.quote,
                    note=mark.note,
                    tags=names,
                    links=links,
                )
            )
    return things
