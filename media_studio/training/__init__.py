"""Training: short lessons, exercises done in the studio itself, and stamps that are a person's own."""
