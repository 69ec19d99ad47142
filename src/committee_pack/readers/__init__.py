"""Readers: a file goes in, a flow of blocks comes out, and the outline turns it into a report."""
