"""Easy Finnish beside Finnish."""
