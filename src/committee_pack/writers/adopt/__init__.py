"""Put tags into a council's own Word file, and leave everything else in it as it is."""
