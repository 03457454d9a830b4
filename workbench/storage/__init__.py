"""The case file: schema, migrations, stores, history and the search index. All SQL lives here."""
