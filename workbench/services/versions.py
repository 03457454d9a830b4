"""Versions of an article's text: put in place of each other, compared, and read again.

Every version stays. Annotations follow where their quotation is found for certain; the others
become orphans, for a person to place.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

from workbench.analysis.differences import Difference, differences
from workbench.analysis.reanchoring import reanchored, suggestion
from workbench.domain.anchor import Anchor
from workbench.domain.changes import Changes
from workbench.domain.drafts import ArticleDraft
from workbench.domain.edit import Action, Edit, Place, changed, created
from workbench.domain.errors import InvalidValue, NotFound
from workbench.domain.span import Span
from workbench.domain.values import Annotation, Article, ArticleText, Region
from workbench.domain.views import CardFilter, Orphan, PageLine, Replacement
from workbench.ingest.request import Request
from workbench.services.import_rows import regions_of, source_for
from workbench.services.open_case import OpenCase
from workbench.services.preparing import Prepared
from workbench.services.rereading import PAGES, as_before, page_lines, read_original
from workbench.storage.index import TextPassages, keep_passages

_SAID = ("title", "author", "published", "published_from", "url", "canonical_url", "language")
LOST = "its words are not in this version of the text"


class Versions:
    """The texts that the articles of one case have and had."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case

    def listed(self, article_id: str) -> list[ArticleText]:
        """Every version of an article's text, the first one first. Raises NotFound."""
        return self._case.articles.texts(self._case.article(article_id).id)

    def text(self, article_id: str, version: int) -> ArticleText:
        """One version of an article's text. Raises NotFound."""
        article = self._case.article(article_id)
        found = self._case.articles.text(article.id, version)
        if found is None:
            raise NotFound("version", f"{article.ref} {version}")
        return found

    def differences(self, article_id: str, old: int, new: int) -> tuple[Difference, ...]:
        """What differs between two versions. Raises NotFound."""
        return differences(self.text(article_id, old).text, self.text(article_id, new).text)

    def replace(
        self,
        article_id: str,
        read: Prepared,
        reading: str = "imported",
        former: ArticleDraft | None = None,
    ) -> tuple[Changes, Replacement]:
        """Put what was read in the place of an article's text, as a further version.

        A text that is there already as a version is used again. What the article is said to be
        (title, author, …) follows where it still is as the `former` reading had it. Raises
        NotFound, CaseBusy, CaseUnwritable.
        """
        with self._case.writing() as commit:
            article = self._case.article(article_id)
            texts = self._case.articles.texts(article_id)
            held = next((t for t in texts if t.sha256 == read.text_sha256), None)
            renewed = self._renewed(article, read.draft, former)
            if held is not None:
                return self._switch(article, held, commit, renewed)
            version = max(text.version for text in texts) + 1
            text = self._add(article, version, read, reading)
            renewed = replace(renewed, retrieved=read.draft.retrieved or article.retrieved)
            return self._switch(article, text, commit, renewed)

    def use(self, article_id: str, version: int) -> tuple[Changes, Replacement]:
        """Let another version count. Raises NotFound."""
        with self._case.writing() as commit:
            article = self._case.article(article_id)
            return self._switch(article, self.text(article_id, version), commit)

    def adopt(self, article_id: str, other_id: str) -> tuple[Changes, Replacement]:
        """Make another article's text a further version of this one, and set the other aside.

        Raises NotFound, and InvalidValue where the other has annotations by now.
        """
        with self._case.writing() as commit:
            article, other = self._case.article(article_id), self._case.article(other_id)
            if self._case.annotations.count(CardFilter(article_id=other_id)):
                allowed = ("an article without annotations",)
                raise InvalidValue("a new version", other.ref, allowed)
            text = self.text(other_id, other.version)
            version = max(each.version for each in self._case.articles.texts(article_id)) + 1
            copied = replace(text, article_id=article_id, version=version)
            self._case.articles.add_version(copied)
            spans = self._case.articles.passages(other.number, other.version)
            self._keep(article, version, spans)
            regions = self._case.articles.regions(other_id, other.version)
            self._case.articles.add_regions(
                [
                    replace(r, id=self._case.make_id(), article_id=article_id, version=version)
                    for r in regions
                ]
            )
            renewed = replace(article, retrieved=other.retrieved or article.retrieved)
            aside = changed("article", other, replace(other, hidden=True))
            return self._switch(article, copied, commit, renewed, [aside] if aside else [])

    def reread(self, article_id: str, request: Request) -> tuple[Changes, Replacement]:
        """Read an article again from its original bytes, in another encoding or the whole page.

        Raises NotFound, Unreadable, InvalidValue.
        """
        data, stored = self.original_of(article_id)
        read = read_original(data, stored, request)
        return self.replace(article_id, read, _reading(request), as_before(data, stored).draft)

    def original_of(self, article_id: str) -> tuple[bytes, ArticleText]:
        """The bytes an article's text was read from, and that text. Raises NotFound."""
        article = self._case.article(article_id)
        stored = self.text(article_id, article.version)
        data = self._case.articles.original(stored.original_sha256)
        if data is None:
            raise NotFound("original", stored.file_name)
        return data, stored

    def read_again(self, article_id: str, request: Request) -> Prepared:
        """What `reread` would put in place; writes nothing. Raises as that."""
        data, stored = self.original_of(article_id)
        return read_original(data, stored, request)

    def orphans(self, article_id: str) -> list[Orphan]:
        """The annotations of an article that lost their place, each with a suggestion."""
        text = self._case.text(self._case.article(article_id))
        marks = self._case.annotations.listed(CardFilter(article_id=article_id))
        found = []
        for mark in marks:
            if mark.state == "orphaned":
                near = suggestion(mark.anchor, text)
                found.append(
                    Orphan(mark, near.span, near.quote, near.alike) if near else Orphan(mark)
                )
        return found

    def left_out(self, article_id: str) -> list[PageLine]:
        """All that a reader of a saved page sees, and what of it the article's text has not.

        Raises NotFound, Unreadable; InvalidValue for a file that is no page or mail.
        """
        stored = self.text(article_id, self._case.article(article_id).version)
        if stored.media_type not in PAGES:
            raise InvalidValue("left-out text", stored.media_type, ("a saved page", "an e-mail"))
        whole = self.read_again(article_id, Request(encoding=stored.encoding, whole=True))
        return page_lines(stored.text, whole.draft.text)

    def _renewed(self, article: Article, now: ArticleDraft, former: ArticleDraft | None) -> Article:
        """The article with what another reading of it says, where no person said otherwise."""
        if former is None:
            return article
        said = {
            field: getattr(now, field)
            for field in _SAID
            if getattr(article, field) == getattr(former, field) != getattr(now, field)
        }
        source = self._case.sources.source(article.source_id) if article.source_id else None
        if (source.name if source else None) == former.source != now.source:
            found = source_for(self._case, now.source)
            said["source_id"] = found.id if found else None
        return replace(article, **said)

    def _add(self, article: Article, version: int, read: Prepared, reading: str) -> ArticleText:
        draft = read.draft
        text = ArticleText(
            article_id=article.id,
            version=version,
            text=draft.text,
            sha256=read.text_sha256,
            characters=len(draft.text),
            original_sha256=read.original_sha256,
            file_name=draft.file_name,
            media_type=draft.media_type,
            encoding=draft.encoding,
            encoding_sure=draft.encoding_sure,
            created=self._case.clock(),
            part=draft.part,
            found_in=json.dumps(dict(draft.found_in), ensure_ascii=False),
            reading=reading,
        )
        self._case.articles.keep_originals([(read.original_sha256, draft.original)])
        self._case.articles.add_version(text)
        self._case.articles.add_regions(regions_of(read, article.id, version, self._case))
        self._keep(article, version, read.sentences)
        return text

    def _keep(self, article: Article, version: int, sentences: Sequence[Span]) -> None:
        passages = TextPassages(article.number, version, sentences, ())
        keep_passages(self._case.file.connection, [passages])

    def _switch(
        self,
        article: Article,
        text: ArticleText,
        commit: Callable[[Action], Changes],
        renewed: Article | None = None,
        more: list[Edit] | None = None,
    ) -> tuple[Changes, Replacement]:
        """Let a version count: the article, its annotations and what a person set apart follow."""
        if text.version == article.version:
            return Changes(), Replacement(article.id, article.version)
        after = replace(
            renewed or article,
            version=text.version,
            text_sha256=text.sha256 if text.version > 1 else None,
        )
        edit = changed("article", article, after)
        edits = [edit] if edit else []
        marks = self._case.annotations.listed(CardFilter(article_id=article.id))
        sorted_: dict[str, list[str]] = {"kept": [], "moved": [], "orphaned": []}
        for mark in marks:
            follower = self._follow(mark, text)
            sorted_[_fate(mark, follower)].append(mark.id)
            changing = changed("annotation", mark, follower)
            edits += [changing] if changing else []
        edits += self._regions(article, text)
        changes = commit(
            Action(f"New version of {article.ref}", (*edits, *(more or [])), Place(article.id))
        )
        return changes, Replacement(
            article.id, text.version, *(tuple(sorted_[fate]) for fate in sorted_)
        )

    def _follow(self, mark: Annotation, text: ArticleText) -> Annotation:
        anchor = reanchored(mark.anchor, text.text)
        if anchor is not None:
            return mark.anchored(text.version, anchor)
        return replace(mark, state="orphaned", state_reason=LOST)

    def _regions(self, article: Article, text: ArticleText) -> list[Edit]:
        """What a person set apart in the old version, where the new one has it."""
        held = self._case.articles.regions(article.id, article.version)
        there = {
            (r.kind, r.start, r.end) for r in self._case.articles.regions(article.id, text.version)
        }
        old = self.text(article.id, article.version).text
        made = []
        for region in held:
            if region.creator != "person":
                continue
            anchor = reanchored(_anchor_of(region, old), text.text)
            if anchor and (region.kind, anchor.start, anchor.end) not in there:
                moved = replace(
                    region,
                    id=self._case.make_id(),
                    version=text.version,
                    start=anchor.start,
                    end=anchor.end,
                )
                made.append(created("region", moved))
        return made


def _reading(request: Request) -> str:
    return "whole" if request.whole else "encoding"


def _anchor_of(region: Region, text: str) -> Anchor:
    return Anchor.at(text, region.span)


def _fate(before: Annotation, after: Annotation) -> str:
    if after.state == "orphaned":
        return "orphaned"
    return "kept" if before.span == after.span else "moved"
