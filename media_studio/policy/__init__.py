"""What decides, without database or request: facts in, verdict out."""
