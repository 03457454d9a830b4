"""Bytes become text by the right character set, and a guess is called one."""

import codecs
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.errors import InvalidValue, Unreadable
from workbench.ingest.decode import Decoded, decode, known_encoding

RUSSIAN = (
    "Паромщик вернулся на реку в понедельник, через три года после наводнения. «Мы ждали его "
    "каждое утро», — сказала хозяйка пекарни. Ремонт причала обошёлся городу в сорок тысяч крон."
)
JAPANESE = (
    "月曜日、川の渡し船が三年ぶりに戻ってきた。町の人たちは朝早くから岸に集まり、船長に花束を渡した。"
    "修理には四千万円かかったという。町長は「約束は守られた」と述べた。"
)
CHINESE = "星期一，河上的渡船三年来第一次回来了。\n居民们一早就聚集在岸边。2024年"
ENGLISH = "The ferry came back on Monday.\nNobody had believed it.\n"

texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=200)


def test_that_utf_8_is_read_and_sure() -> None:
    assert decode("Größe 😀 № 5".encode(), "a") == Decoded("Größe 😀 № 5", "utf-8", True)


def test_that_a_byte_order_mark_is_not_part_of_the_text() -> None:
    assert decode(codecs.BOM_UTF8 + b"text", "a") == Decoded("text", "utf-8", True)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_that_a_mark_tells_wide_characters_and_their_order(encoding: str) -> None:
    mark = "\ufeff".encode(encoding)

    assert decode(mark + RUSSIAN.encode(encoding), "a") == Decoded(RUSSIAN, encoding, True)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, CHINESE], ids=["english", "russian", "chinese"])
def test_that_wide_characters_are_known_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a") == Decoded(text, encoding, True)


def test_that_utf_16_cut_in_the_middle_is_read_and_not_sure() -> None:
    data = codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le")

    assert decode(data[:-1], "a") == Decoded(ENGLISH[:-1] + "\ufffd", "utf-16-le", False)


def test_that_utf_8_with_few_wrong_bytes_stays_utf_8_and_is_not_sure() -> None:
    data = RUSSIAN.encode()

    assert decode(data[:-2], "a") == Decoded(RUSSIAN[:-2] + "\ufffd", "utf-8", False)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (JAPANESE, "cp932"), (JAPANESE, "euc_jp")],
)
def test_that_a_long_text_in_an_old_encoding_is_recognised(text: str, encoding: str) -> None:
    kept = text.encode(encoding, "ignore")  # KOI8-R lacks a dash and quotes

    decoded = decode(kept, "a")

    assert (decoded.text, decoded.encoding) == (kept.decode(encoding), encoding)


def test_that_japanese_mail_encoding_is_not_taken_for_ascii() -> None:
    assert decode(JAPANESE.encode("iso2022_jp_2"), "a").text == JAPANESE


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The ferry’s back – “at last”, said the baker.", "cp1252"),
        ("Le passeur est revenu, « enfin », a déclaré la boulangère, très émue.", "cp1252"),
        ("Die Fähre fährt wieder über die Osk, sagt der Bürgermeister.", "cp1252"),
        ("Prom wrócił na rzekę, powiedziała piekarka.", "cp1250"),
        ("Přívoz se vrátil na řeku v pondělí.", "cp1250"),
        ("Vapur pazartesi günü nehre geri döndü, dedi fırıncı kadın.", "cp1254"),
        ("Keltas grįžo pirmadienį, sakė kepėja iš kito kranto.", "cp1257"),
    ],
)
def test_that_latin_letters_of_one_language_tell_the_set_but_never_surely(
    text: str, encoding: str
) -> None:
    assert decode(text.encode(encoding) * 9, "a") == Decoded(text * 9, encoding, False)


def test_that_a_short_text_in_an_old_encoding_is_never_sure() -> None:
    assert not decode("渡し船が戻った。".encode("cp932"), "a").sure


def test_that_the_encoding_a_person_names_wins() -> None:
    assert decode("é".encode(), "a", encoding="Latin-1") == Decoded("Ã©", "iso8859-1", True)


def test_that_a_named_encoding_that_does_not_fit_is_refused_with_the_place() -> None:
    with pytest.raises(Unreadable) as caught:
        decode(b"abc\xff", "a", encoding="utf-8")

    assert (caught.value.reason, caught.value.detail) == (
        "unknown_encoding",
        "it is not in utf-8 at byte 3",
    )


@pytest.mark.parametrize(
    "name", ["klingon", "", "zlib", "rot13", "unicode_escape", "idna", "a\0b", "é", "\ud800"]
)
def test_that_what_is_no_character_set_is_an_invalid_value(name: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        known_encoding(name)

    assert caught.value.value == name


def test_that_a_declared_encoding_is_believed() -> None:
    assert decode(RUSSIAN.encode("cp1251"), "a", declared="windows-1251") == Decoded(
        RUSSIAN, "cp1251", True
    )


def test_that_a_declared_latin_1_means_what_browsers_take_it_for() -> None:
    assert decode(b"\x93at last\x94", "a", declared="ISO-8859-1").text == "“at last”"


def test_that_valid_utf_8_is_stronger_than_a_declaration() -> None:
    assert decode("éé".encode(), "a", declared="iso-8859-1").text == "éé"


def test_that_a_declared_encoding_nobody_knows_is_passed_over() -> None:
    assert decode(RUSSIAN.encode("cp1251"), "a", declared="x-mine").text == RUSSIAN


@pytest.mark.parametrize("data", [b"\0\1\2\3" * 50, bytes(range(256)) * 4, b"\0" * 9])
def test_that_control_characters_make_a_file_binary(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data, "photo")

    assert (caught.value.path, caught.value.reason) == ("photo", "binary")


def test_that_a_stray_nul_does_not_make_a_text_binary() -> None:
    assert decode(ENGLISH.encode() * 2 + b"\0", "a").text == ENGLISH * 2 + "\0"


def test_that_utf_8_needs_no_guessing_library() -> None:
    code = (
        "import sys; from workbench.ingest.reader import read_bytes;"
        "read_bytes('Text № 1'.encode(), 'a.txt');"
        "sys.exit(bool({'charset_normalizer', 'trafilatura', 'lxml'} & set(sys.modules)))"
    )

    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=root).returncode == 0


@given(texts)
def test_that_any_text_in_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode(), "a").text == text.removeprefix("\ufeff")


@given(texts, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]))
def test_that_any_text_behind_a_mark_comes_back(text: str, encoding: str) -> None:
    decoded = decode(("\ufeff" + text).encode(encoding), "a")

    # U+FEFF U+0000 in UTF-16 is the mark of UTF-32, but no text holds U+0000.
    assert (decoded.text, decoded.encoding) == (text, encoding)


@given(st.binary(max_size=300))
def test_that_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        outcome = decode(data, "a").encoding
    except Unreadable as error:
        outcome = error.reason

    assert outcome in {"binary", "unknown_encoding"} or known_encoding(outcome)
