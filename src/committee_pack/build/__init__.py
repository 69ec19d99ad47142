"""The order of the steps: one report, one meeting, the self-check."""
