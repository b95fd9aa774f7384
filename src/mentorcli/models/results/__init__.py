"""What services return: small named tuples, one file a feature, which views turn into text or JSON."""
