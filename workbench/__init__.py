"""A source-verification workbench: mark claims in articles, grade them, prove the report.

`open_case` and `new_case` are the Python API; they load the storage layer on first use, so that
importing the package costs nothing at the start of the window.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.api import Case, new_case, open_case

__version__ = "0.1.0"
__all__ = ["Case", "__version__", "new_case", "open_case"]


def __getattr__(name: str) -> Any:
    if name in {"Case", "new_case", "open_case"}:
        import workbench.api

        return getattr(workbench.api, name)
    raise AttributeError(f"module 'workbench' has no attribute {name!r}")
