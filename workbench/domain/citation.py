"""An article in one line of plain text, as one names it in a letter or a footnote."""

from workbench.domain.values import Article, Source


def citation(article: Article, source: Source | None) -> str:
    """`Title. Publisher, author, date. URL [A1]`, without what nobody knows."""
    publisher = source.name if source else None
    origin = ", ".join(part for part in (publisher, article.author, article.published) if part)
    title = article.title if article.title.endswith((".", "!", "?", "…")) else f"{article.title}."
    parts = (title, f"{origin}." if origin else "", article.url or "", f"[{article.ref}]")
    return " ".join(part for part in parts if part)
