"""Use cases: one method, one transaction, one `Changes`. No SQL and no Qt."""
