"""The FAQ engine: text in, ranked entries out."""
