"""Committee reports, carried forward: read last cycle's, merge this cycle's data, write the next."""

__version__ = "0.1.0"
