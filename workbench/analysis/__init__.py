"""Pure work on texts: positions in, positions out."""
