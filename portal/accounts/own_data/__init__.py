"""Everything of one person's, read by the declarations and written into one ZIP."""
