"""What each content file may hold: the field table, how values are read, and the JSON Schemas."""
