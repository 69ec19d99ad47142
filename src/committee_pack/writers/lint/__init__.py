"""Read a template as a checker does: every fault at once, each with its place."""
