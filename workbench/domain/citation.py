"""An article in one line of plain text, as one names it in a letter or a footnote."""

from workbench.domain.views import ArticleSummary


def citation(summary: ArticleSummary) -> str:
    """`Title. Publisher, author, date. URL [A1]`, without what nobody knows."""
    article = summary.article
    publisher = summary.source.name if summary.source else None
    origin = ", ".join(part for part in (publisher, article.author, article.published) if part)
    title = article.title if article.title.endswith((".", "!", "?", "…")) else f"{article.title}."
    parts = (title, f"{origin}." if origin else "", article.url or "", f"[{article.ref}]")
    return " ".join(part for part in parts if part)
