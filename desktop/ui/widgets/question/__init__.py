"""One question: its words, and the answers of both."""
