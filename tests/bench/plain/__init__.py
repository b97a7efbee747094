"""A plain Wagtail project: what a page costs that is written as Wagtail's own tutorial writes it."""
