"""The part of the Python API that is about searching."""

from workbench.domain.values import SavedSearch
from workbench.services.workspace import Workspace


class SearchMethods:
    """What a `Case` can do with searches."""

    workspace: Workspace

    def searches(self) -> list[SavedSearch]:
        """The saved searches, in the order they were made."""
        return self.workspace.saved_searches.listed()

    def search_save(self, name: str, query: str) -> SavedSearch:
        """Keep a query under a name; one of that name has this query then."""
        self.workspace.saved_searches.save(name, query)
        return self.workspace.saved_searches.named(name)

    def search_rename(self, name: str, to: str) -> SavedSearch:
        """Call a saved search otherwise. Raises NotFound, InvalidValue."""
        saved = self.workspace.saved_searches
        saved.rename(saved.named(name).id, to)
        return saved.named(to)

    def search_delete(self, name: str) -> SavedSearch:
        """Forget a saved search. Raises NotFound. Returns it as it was."""
        held = self.workspace.saved_searches.named(name)
        self.workspace.saved_searches.delete(held.id)
        return held
