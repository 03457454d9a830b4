"""Folders of a thousand files as analysts have them: notes, saved pages, and all kinds mixed."""

import json
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from tests.ingest.makers import docx_file, mail, mhtml, pdf

FILES: Final = 1000
WORDS: Final = (
    "ferry river council crowns flood bridge mayor repair landing stage Monday officials".split()
)


def paragraph(chance: random.Random, words: int) -> str:
    """So many words as one sentence."""
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."


def page(chance: random.Random, number: int) -> str:
    """A page as news sites make them: navigation, teasers and scripts round some paragraphs."""
    body = "".join(f"<p>{paragraph(chance, 60)}</p>" for _ in range(12))
    links = "".join(f'<li><a href="/{n}">{paragraph(chance, 6)}</a></li>' for n in range(60))
    script = "<script>" + "var a = {b: [1, 2, 3]};" * 300 + "</script>"
    return (
        f"<!DOCTYPE html><html lang=en><head><title>Article {number}</title>{script}</head><body>"
        f"<nav><ul>{links}</ul></nav><article><h1>Article {number}</h1>{body}</article>"
        f"<footer><ul>{links}</ul></footer></body></html>"
    )


def notes(folder: Path) -> None:
    """Texts of 5 kB."""
    chance = random.Random(20261122)
    for number in range(FILES):
        words = "\n\n".join(paragraph(chance, 60) for _ in range(13))
        (folder / f"{number:04}.txt").write_text(f"Note {number}\n\n{words}", encoding="utf-8")


def pages(folder: Path) -> None:
    """Saved pages."""
    chance = random.Random(20261122)
    for number in range(FILES):
        (folder / f"{number:04}.html").write_text(page(chance, number), encoding="utf-8")


def mixed(folder: Path) -> None:
    """Files of every kind, most of them texts and pages; one in twenty holds no article."""
    chance = random.Random(20261122)
    for number in range(FILES):
        ending, make = _kinds(chance, number)[number % 20]
        (folder / f"{number:04}.{ending}").write_bytes(make())


def _kinds(chance: random.Random, number: int) -> list[tuple[str, Callable[[], bytes]]]:
    title, words = f"Article {number}", [paragraph(chance, 60) for _ in range(10)]
    text, saved = "\n\n".join(words), page(chance, number)
    return [
        *[("txt", lambda: f"{title}\n\n{text}".encode())] * 5,
        *[("html", saved.encode)] * 5,
        ("md", lambda: f"# {title}\n\n{text}".encode()),
        ("md", lambda: f"---\ntitle: {title}\n---\n\n{text}".encode()),
        ("eml", lambda: mail(text)),
        ("eml", lambda: mail(text, saved)),
        ("mhtml", lambda: mhtml(saved)),
        ("pdf", lambda: pdf(*words, title=title, running_head="Courier", pages=2)),
        ("docx", lambda: docx_file(partial(_add, words))),
        ("csv", lambda: f'title,text\n{title},"{text}"\n'.encode()),
        ("jsonl", lambda: json.dumps({"title": title, "text": text}).encode()),
        ("json", lambda: json.dumps({"number": number}).encode()),
    ]


def _add(paragraphs: list[str], document: object) -> None:
    for each in paragraphs:
        document.add_paragraph(each)  # type: ignore[attr-defined]
