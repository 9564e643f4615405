"""Export formats, by name."""
