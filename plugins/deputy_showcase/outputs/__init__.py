"""Files that are not pages: feeds, open data, pictures, search records."""
