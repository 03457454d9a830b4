"""File formats in: bytes become an `ArticleDraft`."""
