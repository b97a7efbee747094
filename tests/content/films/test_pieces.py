"""A long film goes out in pieces, also by a server that does many things at a time."""

import asyncio

from content.views.ranges import PIECE, _later


def test_a_long_film_is_never_whole_in_memory(tmp_path):
    film = tmp_path / "film"
    film.write_bytes(b"f" * (2 * PIECE + 10))

    async def read():
        return [len(piece) async for piece in _later(film.open("rb"), 2 * PIECE + 5)]

    assert asyncio.run(read()) == [PIECE, PIECE, 5]
