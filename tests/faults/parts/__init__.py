"""What is tried. Each part is `async def try_it(ground) -> list[Row]`."""
