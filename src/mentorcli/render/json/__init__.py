"""Results as the JSON that scripts read, one file a feature: every field of the contract, in its order."""
