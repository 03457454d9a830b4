"""Other programs' formats, both ways: values to bytes and back; no database, no window."""
