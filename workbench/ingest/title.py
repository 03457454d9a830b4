"""A title for an article that does not name one."""

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from workbench.ingest.fields import one_line

LONGEST_TITLE: Final = 200
LONGEST_DATE: Final = 60
_TOP_LINES = 40
_TOP_CHARACTERS = 20_000

# What pages put above and round an article: whole lines, or the beginnings of lines.
_FURNITURE = re.compile(
    r"""
    (?: skip\ to\b | jump\ to\ (?:main|content|navigation)
      | share (?: \ (?:to|this|on|via|article)\b | $ )
      | sign\ (?:up|in)\b | log\ ?in\b | (?:subscribe|register) (?: \ (?:to|now|today|here)\b | $ )
      | advertisement\b | sponsored (?: \ (?:by|content|post)\b | $ ) | newsletter | follow\ us
      | (?:menu|home|search|video|listen|print|photo|image|gallery|comments?) $
      | cookies? (?: \ (?:policy|settings|notice) | $ ) | we\ use\ cookies | accept\ all
      | read\ (?:more|also|next)\b | listen\ to\ this | copy\ link
      | back\ to\ (?:the\ )?(?:top|home)
      | (?:photo|image|source|credit|illustration) (?: \ by\b | \ (?:source|credit) | : )
      | story\ by\b | (?:written|reporting|edited)\ by\b | comments?\ \(?\d
      | (?:first\ )? (?:updated|published|posted|last\ modified)
        (?: \ (?:on|at|by)\b | \ ?\d | : | $ )
      | \d+\ ?(?:min|minute|sec|second|comment|share|view)s?\b | est(?:imated|\.)?\ reading
      | saved\ from | https?: | www\. | ©
      | перейти\ к | поделиться | читать\ (?:также|далее|ещё) | подпи(?:саться|шитесь)
      | (?:реклама|меню|поиск|главная|войти) $ | (?:автор|источник|фото): | время\ чтения
      | (?:опубликовано|обновлено) (?: : | \ \d | $ )
      | 分享 | 广告 | 登录 | 首页 | 来源 [:：] | 责任编辑
      | (?:مشاركة|إعلان|الرئيسية) $ | تسجيل\ الدخول )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:By|BY|Автор) [A-ZА-Я][\w.'’-]*(?: (?:and |de |van |von )?[A-ZА-Я][\w.'’-]*){1,4}(?:$|,)"
)
_DATE_WORDS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*\b"
    r"|\b(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\w*\b"
    r"|\b(?:a\.?m|p\.?m|gmt|utc|est|edt|cet|msk|at|of|on|th|st|nd|rd|t|z|г)\b|[年月日時时分]",
    re.IGNORECASE,
)
_LEADING = re.compile(r"[\s•·▪►*|#>–—-]*")
_NAVIGATION = re.compile(r"\s[|›»>•·/]\s")
_SITE_NAME = re.compile(r"\s+[|·:–—-]\s+\S")
_UNFINISHED = re.compile(
    r"(?:[,;:，、；：،؛…-]|\.\.\.|\b(?:and|or|the|of|to|in|a|an|with|by|for))$"
)
_SENTENCE_END = re.compile(r"(?<![A-Z])[.。۔]['\"”’»)\]]*$")
_LETTER = re.compile(r"[^\W\d_]")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")


def title_of(text: str, file_name: str) -> str:
    """The first line of an article that reads like a title, else the file name's stem.

    A line that comes twice above the article is a strong hint: pages repeat their headline.
    """
    lines = _lines_above_prose(text)
    titles = [line for line in lines if _reads_like_title(line)]
    doubled = next((t for t in titles if _words(t) >= 3 and _comes_again(t, titles)), None)
    found = doubled or next(iter(titles), None) or _first_sentence(lines)
    return found or one_line(PurePath(file_name).stem) or "?"


def _lines_above_prose(text: str) -> list[str]:
    """The first lines without bullets, up to the first one too long for a title.

    Below that headlines are those of sections and of other articles.
    """
    lines: list[str] = []
    for raw in text[:_TOP_CHARACTERS].split("\n", _TOP_LINES)[:_TOP_LINES]:
        line = " ".join(raw.split())
        if bullets := _LEADING.match(line):
            line = line[bullets.end() :]
        if len(line) > LONGEST_TITLE and not _FURNITURE.match(line):
            break
        if line:
            lines.append(line)
    return lines


def _comes_again(title: str, titles: Sequence[str]) -> bool:
    """True for a line that another repeats, alone or with the site's name behind it."""
    with_site = any(_SITE_NAME.match(t[len(title) :]) for t in titles if t.startswith(title))
    return with_site or titles.count(title) > 1


def _reads_like_title(line: str) -> bool:
    return (
        _words(line) >= 2
        and not _is_furniture(line)
        and not _UNFINISHED.search(line)
        and not _SENTENCE_END.search(line)
        and not line[0].islower()
    )


def _is_furniture(line: str) -> bool:
    if _FURNITURE.match(line) or _BYLINE.match(line) or len(_NAVIGATION.findall(line)) > 1:
        return True
    return len(line) <= LONGEST_DATE and _is_date(line)


def _is_date(line: str) -> bool:
    """True where all letters are those of months, days and the like."""
    first = _LETTER.search(line)
    if first and not _DATE_WORDS.match(line, first.start()):
        return False  # as nearly all lines
    return not _LETTER.search(_DATE_WORDS.sub("", line))


def _words(line: str) -> int:
    return len(line.split()) + len(_UNSPACED.findall(line)) // 2


def _first_sentence(lines: Sequence[str]) -> str | None:
    """A clipping may have no headline: then its first line, if short enough to stand for it."""
    return next((line for line in lines if not _is_furniture(line)), None)
