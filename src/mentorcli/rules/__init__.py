"""The rules, one file a topic: pure functions over models. The present is an argument, never read here."""
