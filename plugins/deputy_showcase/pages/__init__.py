"""Pages as values: released content and schedule in, ``PageSpec`` out. One module per kind."""
