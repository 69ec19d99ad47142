"""Rules: each is a function from a report to findings."""
