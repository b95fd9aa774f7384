"""Everything shown: words, tables and JSON. Takes models, returns text."""
