"""Who is featured in which week: pure functions over the site, the ledger and a moment."""
