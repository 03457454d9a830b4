"""A claim and what is linked to it, and texts that are copied from one another or not."""

from tests.services.conftest import add, draft
from workbench.domain.claim_views import ClaimView
from workbench.domain.span import Span
from workbench.services.workspace import Workspace

AGENCY = (
    "Rescue workers in the valley said on Monday that the upper dam had given way shortly after"
    " midnight, sending a wave of mud and timber through three villages and cutting the only road"
    " to the district capital, while engineers from the water board were still trying to reach the"
    " site on foot and could not say how much of the reservoir remained behind the broken wall."
)
CHANGED = AGENCY.replace("on Monday", "late on Monday").replace("three villages", "3 villages")
OWN = (
    "Our reporter walked up to the ridge at dawn and saw with her own eyes that nothing was left of"
    " the wall but two stumps of concrete, with brown water still running between them, and a small"
    " yellow digger lying on its side where the car park of the visitors used to be until this week"
    " began, she wrote in a message that reached us in the early evening over a satellite phone."
)


class Desk:
    """A case with one claim, and articles whose passages are linked to it."""

    def __init__(self, space: Workspace) -> None:
        self.space = space
        self.claim = space.claims.add("The dam gave way", {"kind": "event"})[1].id

    def article(self, text: str, source: str = "", **fields: str) -> str:
        made = draft(text, **({"source": source} if source else {}))
        article = add(self.space, made).added[0]
        if fields:
            self.space.library.set_article(article, dict(fields))
        return article

    def mark(self, article: str, quote: str) -> str:
        start = self.space.library.text(article).text.index(quote)
        tag = self.space.tagging.named("unverified").id
        span = Span(start, start + len(quote))
        return self.space.marking.tag_span(article, span, [tag])[1].id

    def link(
        self, text: str, quote: str, source: str = "", stance: str = "supports", origin: str = ""
    ) -> str:
        mark = self.mark(self.article(text, source), quote)
        self.space.linking.link(self.claim, [mark], stance, origin=origin)
        return mark

    def view(self) -> ClaimView:
        return self.space.claims.view(self.claim)

    @property
    def numbers(self) -> tuple[int, int, int, int]:
        counts = self.view().counts
        return counts.mentions, counts.articles, counts.origins, counts.independent

    @property
    def kinds(self) -> list[list[str]]:
        return [[reason.kind for reason in group.reasons] for group in self.view().groups]


def padded(text: str, at: int) -> str:
    return f"Article number {at}\n\n{text}\n\nThis ends article number {at}."
