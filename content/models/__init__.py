"""What is public, and what protects it."""

from .consents import Consent, ConsentMissing
from .news import NewsIndexPage, NewsPage
from .pages import HomePage, StandardPage, StoryIndexPage
from .pictures import Picture, Rendition
from .programme import TrialIndexPage, TrialPage
from .reports import Report, TakeDown
from .stories import StoryPage, TellablePage

__all__ = [
    "Consent",
    "ConsentMissing",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "Picture",
    "Rendition",
    "Report",
    "StandardPage",
    "StoryIndexPage",
    "StoryPage",
    "TakeDown",
    "TellablePage",
    "TrialIndexPage",
    "TrialPage",
]
