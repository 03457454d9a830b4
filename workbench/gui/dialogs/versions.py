"""The versions of an article's text: to read and compare, and what lost its place on the way."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.values import ArticleText
from workbench.domain.views import Orphan, PageLine
from workbench.gui.dialogs.compared_text import AnyPiece, ComparedText, Piece
from workbench.gui.dialogs.encodings import EncodingBox
from workbench.gui.dialogs.orphan_list import OrphanList


class VersionsDialog(QDialog):
    """Emits what a person wants; who does it shows the outcome.

    `comparison_wanted(old, new)` is answered by `show_text`, `page_wanted` by `show_page`.
    """

    comparison_wanted = Signal(int, int)
    use_wanted = Signal(int)
    encoding_wanted = Signal(str)
    whole_wanted = Signal()
    page_wanted = Signal()
    place_wanted = Signal(str, int, int)
    delete_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versions")
        self.setWindowTitle(self.tr("Versions of the text"))
        self._texts: list[ArticleText] = []
        self._current = 1
        self.list, self.text = QListWidget(), ComparedText("versionText")
        self.compare = QCheckBox(self.tr("&Show what changed since the one before"))
        self.encodings, self.page = EncodingBox(), ComparedText("pageText")
        self.orphans = OrphanList()
        self.orphans.place_wanted.connect(self.place_wanted)
        self.orphans.delete_wanted.connect(self.delete_wanted)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("versionTabs")
        self.tabs.setAccessibleName(self.tr("Versions, marks without a place, left-out text"))
        self.tabs.addTab(self._versions_page(), self.tr("&Versions"))
        self.tabs.addTab(self.orphans, self.tr("&Marks without a place"))
        self.tabs.addTab(self._page_page(), self.tr("&Left-out text"))
        self.tabs.currentChanged.connect(self._turn)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        # Enter behind a character set that was typed shall not close the dialog.
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(buttons)
        self.resize(900, 640)

    def show_versions(self, texts: Sequence[ArticleText], current: int) -> None:
        """Show these versions; the one that counts is marked and chosen."""
        changed = (current, len(texts)) != (self._current, len(self._texts))
        at = self.list.currentRow()
        self._texts, self._current = list(texts), current
        self.list.blockSignals(True)
        self.list.clear()
        for text in texts:
            self.list.addItem(self._words(text))
        self.list.blockSignals(False)
        counts = next(at for at, text in enumerate(texts) if text.version == current)
        self.list.setCurrentRow(counts if changed or at < 0 else at)
        self._show_chosen()

    def show_text(self, differences: Sequence[AnyPiece]) -> None:
        """Show the chosen version with what was removed and added since the one before."""
        self.text.show_pieces(differences)

    def show_orphans(self, orphans: Sequence[Orphan], tags: Mapping[str, str]) -> None:
        """Show the marks that have no place in the text that counts; `tags` are names by id."""
        self.orphans.show_orphans(orphans, tags)
        words = self.tr("&Marks without a place ({})").format(len(orphans))
        self.tabs.setTabText(1, words if orphans else self.tr("&Marks without a place"))

    def set_has_page(self, has: bool) -> None:
        """Whether there is more to the original than the text: a saved page or a mail."""
        self.tabs.setTabVisible(2, has)

    def show_page(self, lines: Sequence[PageLine]) -> None:
        """Show all of a page, with what the text has not as added."""
        self.page.show_pieces(
            [Piece("same" if line.kept else "added", f"{line.text}\n") for line in lines]
        )
        left = sum(not line.kept for line in lines)
        self._said.setText(
            self.tr(
                "All that a reader of the page sees. What is bold and underlined, {} of {} lines,"
                " the article's text has not."
            ).format(left, len(lines))
        )
        self.whole.setEnabled(left > 0)

    def _versions_page(self) -> QWidget:
        self.list.setObjectName("versionList")
        self.list.setAccessibleName(self.tr("Versions"))
        self.list.setMaximumHeight(120)
        self.list.currentRowChanged.connect(self._show_chosen)
        self.compare.setObjectName("versionCompare")
        self.compare.toggled.connect(self._show_chosen)
        self.text.setAccessibleName(self.tr("Text of the version"))
        self.use = self._button("versionUse", self.tr("Let this version &count"))
        self.use.clicked.connect(lambda: self.use_wanted.emit(self._chosen().version))
        self.read = self._button("versionRead", self.tr("&Read the original again as"))
        self.read.clicked.connect(lambda: self.encoding_wanted.emit(self.encodings.chosen()))
        row = QHBoxLayout()
        row.addWidget(self.use)
        row.addStretch(1)
        row.addWidget(self.read)
        row.addWidget(self.encodings)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addWidget(self.list)
        layout.addWidget(self.compare)
        layout.addWidget(self.text, 1)
        layout.addLayout(row)
        return page

    def _page_page(self) -> QWidget:
        self.page.setAccessibleName(self.tr("All of the page; what the text has not is marked"))
        self.whole = self._button("versionWhole", self.tr("&Take the whole page as the text"))
        self.whole.setEnabled(False)
        self.whole.clicked.connect(self.whole_wanted)
        self._said = QLabel(self.tr("The page is being read again…"))
        self._said.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.whole)
        row.addStretch(1)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addWidget(self._said)
        layout.addWidget(self.page, 1)
        layout.addLayout(row)
        return page

    def _turn(self, tab: int) -> None:
        if tab == 2:
            self.page_wanted.emit()

    def _show_chosen(self, *_: object) -> None:
        if not self._texts or self.list.currentRow() < 0:
            return
        chosen, at = self._chosen(), self.list.currentRow()
        self.compare.setEnabled(at > 0)
        self.use.setEnabled(chosen.version != self._current)
        self.read.setEnabled(chosen.encoding is not None)
        self.encodings.setEnabled(chosen.encoding is not None)
        self.encodings.choose(chosen.encoding or "")
        if self.compare.isChecked() and at > 0:
            self.comparison_wanted.emit(self._texts[at - 1].version, chosen.version)
        else:
            self.text.show_pieces([Piece("same", chosen.text)])

    def _chosen(self) -> ArticleText:
        return self._texts[self.list.currentRow()]

    def _words(self, text: ArticleText) -> str:
        reading = {
            "imported": self.tr("from {}").format(text.file_name),
            "encoding": self.tr("read again in {}").format(text.encoding),
            "whole": self.tr("the whole page"),
        }[text.reading]
        count = self.tr("{:,} characters").format(text.characters)
        words = f"{text.version} · {text.created[:10]} · {count} · {reading}"
        if text.encoding and not text.encoding_sure:
            words += " · " + self.tr("character set guessed: {}").format(text.encoding)
        return words + (" · " + self.tr("counts") if text.version == self._current else "")

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button
