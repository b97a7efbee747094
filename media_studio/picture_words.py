"""What belongs to one picture in writing."""

from dataclasses import dataclass

from content.models import Picture


@dataclass(frozen=True)
class Words:
    """Without `alt`, and no decoration, the picture waits for its words."""

    alt: str = ""
    decorative: bool = False
    credit: str = ""
    caption: str = ""


def words_of(picture: Picture, caption: str) -> Words:
    """The words that a picture has where it stands."""
    return Words(picture.alt, picture.decorative, picture.credit, caption)
