"""Committee reports, carried forward: last cycle's report, this cycle's data, the next report."""

__version__ = "0.1.0"
