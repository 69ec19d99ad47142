"""Assembly: last report, recipe and evidence into the new report."""
