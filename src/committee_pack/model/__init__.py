"""Plain frozen values that flow from the readers to the writers. No file, no clock, no pandas."""
