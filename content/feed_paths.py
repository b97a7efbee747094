"""Where the feeds are: each sort in three formats, and the podcast, under each language. No framework."""

KINDS = {"news": "feed/", "stories": "feed/stories/", "events": "feed/events/"}
FORMATS = {"rss": "", "atom": "atom.xml", "json": "feed.json"}
TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
PODCAST = "feed/stories/podcast.xml"  # of the stories, those that have sound; RSS alone
TELLING = ("news", "stories")  # the sorts in which people tell of themselves


def feed_path(kind: str, form: str) -> str:
    """The part of the address after the language."""
    return KINDS[kind] + FORMATS[form]


def feed_name(kind: str, form: str) -> str:
    """The name of the address: "feed" for the news, "feed_stories_atom" and so on."""
    sort = "" if kind == "news" else f"_{kind}"
    return f"feed{sort}" if form == "rss" else f"feed{sort}_{form}"


def feed_paths(kinds: tuple[str, ...] = tuple(KINDS)) -> list[str]:
    """All addresses of these sorts, after the language. The podcast goes with the stories."""
    podcast = [PODCAST] if "stories" in kinds else []
    return [*(feed_path(kind, form) for kind in kinds for form in FORMATS), *podcast]
