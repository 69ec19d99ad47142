"""Writers: a report into Word, behind one adapter."""
