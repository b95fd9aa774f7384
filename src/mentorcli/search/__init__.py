"""The FAQ engine (`index`): text in, ranked entries out; and words found where they stand (`texts`, `raw`)."""
