"""The use cases: one public method each, one transaction each, nothing of Qt."""
