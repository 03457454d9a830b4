"""The text of a PDF and the places of its letters, through the functions of pdfium itself.

The classes that pypdfium2 puts round them would do. But to load those takes every child process as
long as to read three files, and letters are asked for hundreds of times a page.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from ctypes import PYFUNCTYPE, Array, addressof, c_char, c_double, c_int, c_ushort, c_void_p, cast
from typing import Any, Final, Self

import pypdfium2_raw as pdfium  # type: ignore[import-untyped]

_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
# Hebrew and Arabic letters with their points, without digits and marks of punctuation.
_LEFTWARDS = re.compile(
    "[\u0591-\u05bd\u05bf-\u05f2\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8"
    "\u06ea-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]{2,}"
)
PASSWORD: Final = 4
_NO_PAGE: Final = 6
_REASONS: Final = {
    3: "its beginning or its end is missing",
    PASSWORD: "it asks for a password",
    5: "it is protected in a way that is not known",
    _NO_PAGE: "a page cannot be read",
}


def _quick(function: Any, *shape: Any) -> Any:
    """A function that takes plain addresses, and keeps the interpreter for the moment it takes."""
    return PYFUNCTYPE(*shape)(cast(function, c_void_p).value or 0)


# The loose box is that of the type, not of the letter: even lines have even bottoms.
_read_box = _quick(pdfium.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_read_size = _quick(pdfium.FPDFText_GetFontSize, c_double, c_void_p, c_int)
pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2))


class BadPdf(Exception):
    """pdfium cannot read it; `code` is its number for the reason."""

    def __init__(self, code: int) -> None:
        super().__init__(_REASONS.get(code, "pdfium cannot read it"))
        self.code = code


class Document:
    """An open PDF; use it in a `with` block. Raises BadPdf."""

    def __init__(self, data: bytes) -> None:
        self._data = data  # pdfium reads in it until the document is closed
        self._raw = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        self.pages: int = pdfium.FPDF_GetPageCount(self._raw)
        if self.pages < 1:
            raise BadPdf(pdfium.FPDF_GetLastError())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pdfium.FPDF_CloseDocument(self._raw)

    def field(self, name: str) -> str:
        """What it says about itself, such as its `Title`; empty where it says nothing."""
        key = name.encode()
        size = pdfium.FPDF_GetMetaText(self._raw, key, None, 0)
        found: Array[c_char] = (c_char * size)()
        pdfium.FPDF_GetMetaText(self._raw, key, found, size)
        return found.raw[:-2].decode("utf-16-le", "replace")

    @contextmanager
    def page(self, number: int) -> Iterator["Page"]:
        """A page, from 0, for the time of a `with` block."""
        raw = pdfium.FPDF_LoadPage(self._raw, number)
        if not raw:
            raise BadPdf(_NO_PAGE)
        try:
            letters = pdfium.FPDFText_LoadPage(raw)
            if not letters:
                raise BadPdf(_NO_PAGE)
            try:
                yield Page(letters)
            finally:
                pdfium.FPDFText_ClosePage(letters)
        finally:
            pdfium.FPDF_ClosePage(raw)


class Page:
    """The letters of an open page. `has_places` is False where there are none to be had."""

    def __init__(self, letters: Any) -> None:
        self._address = cast(letters, c_void_p).value
        self._box = pdfium.FS_RECTF()
        self._box_address = addressof(self._box)
        count = max(0, pdfium.FPDFText_CountChars(letters))
        self.text = _text(letters, count)
        # pdfium counts UTF-16 units: a letter beyond U+FFFF is two.
        self._wide = [match.start() for match in _BEYOND_BMP.finditer(self.text)]
        self.has_places = len(self.text) + len(self._wide) == count
        if self.has_places and not self.text.isascii():
            self.text = _LEFTWARDS.sub(self._as_written, self.text)

    def places(
        self, spans: Iterable[tuple[int, int]]
    ) -> Iterator[tuple[float, float, float, float]]:
        """Of each stretch of letters of one line the left and right end, bottom and type size.

        All in points, from the left and from the bottom of the page.
        """
        address, box, box_address = self._address, self._box, self._box_address
        for start, end in self._in_units(spans) if self._wide else spans:
            _read_box(address, start, box_address)
            left, bottom = box.left, box.bottom
            _read_box(address, end - 1, box_address)
            yield left, box.right, bottom, _read_size(address, start)

    def size(self, index: int) -> float:
        """The type size of a letter."""
        found: float = _read_size(self._address, self._unit(index))
        return found

    def gap(self, start: int, end: int, wide: float) -> int | None:
        """The index of the first space between these letters that is wider than `wide`."""
        text, address, box, box_address = self.text, self._address, self._box, self._box_address
        at = text.find(" ", start, end)
        while at > 0:
            unit = self._unit(at) if self._wide else at
            _read_box(address, unit - 1, box_address)
            before = box.right
            _read_box(address, unit + 1, box_address)
            if box.left - before > wide:
                return at
            at = text.find(" ", at + 1, end)
        return None

    def _as_written(self, word: re.Match[str]) -> str:
        """A word of letters that run to the left; pdfium gives some of them from left to right."""
        lefts = []
        for index in (word.start(), word.end() - 1):
            _read_box(self._address, self._unit(index), self._box_address)
            lefts.append(self._box.left)
        return word[0][::-1] if lefts[0] < lefts[1] else word[0]

    def _unit(self, index: int) -> int:
        return index + bisect_left(self._wide, index)

    def _in_units(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        return ((self._unit(start), self._unit(end)) for start, end in spans)


def _text(letters: Any, count: int) -> str:
    """All the text, without what cannot be decoded.

    Some letters have no place in the text (https://crbug.com/pdfium/2079): with one of them at an
    end pdfium would write more than it was asked for.
    """
    in_text, first, last = pdfium.FPDFText_GetTextIndexFromCharIndex, 0, count - 1
    while first <= last and in_text(letters, first) < 0:
        first += 1
    while first <= last and in_text(letters, last) < 0:
        last -= 1
    if first > last:
        return ""
    room = in_text(letters, last) - in_text(letters, first) + 2  # and one for the NUL behind it
    units = (c_ushort * room)()
    written = pdfium.FPDFText_GetText(letters, first, last - first + 1, units)
    return bytes(units)[: 2 * (written - 1)].decode("utf-16-le", "ignore")
