"""What is public, and what protects it."""

from .pictures import Picture, Rendition

__all__ = ["Picture", "Rendition"]
