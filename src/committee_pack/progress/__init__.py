"""Progress data: workbooks and csv files into canonical columns, counts, movement and words."""
