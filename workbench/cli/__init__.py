"""The command line: arguments in, sentences and JSON out. The words are in docs/command-line.md."""
