"""Files as other programs write them: what is in a row, never what it means for the store."""
