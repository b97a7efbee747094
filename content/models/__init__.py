"""What is public, and what protects it."""

from .access_feedback import AccessFeedback
from .consents import Consent, ConsentMissing
from .documents import MaterialFile
from .event_pages import EventIndexPage, EventPage
from .events import Event, EventDay
from .glossary import GlossaryWord
from .hard_paragraphs import HardParagraph, WantsToHear
from .news import NewsIndexPage, NewsPage
from .newsletters import (
    Delivery,
    Mailing,
    NewsletterIndexPage,
    NewsletterItem,
    NewsletterPage,
    Subscriber,
)
from .organisations import Organisation
from .outside_links import OutsideLink
from .pages import HomePage, StandardPage, StoryIndexPage
from .people_in import PersonIn
from .pictures import Picture, Rendition
from .portfolios import Portfolio, PortfolioRole, PortfolioWork
from .programme import ProgrammePage
from .reader_tests import AnswerSheet, ReaderAnswer, ReaderQuestion, ReaderTest
from .recordings import Recording, Still
from .reports import Report, TakeDown
from .seals import Seal
from .service_messages import ServiceMessage
from .service_pages import ServiceIndexPage, ServicePage, ServiceTrial
from .service_sources import ServiceSource
from .sign_ups import EventQuestion, SignUp
from .stories import StoryPage, TellablePage
from .trial_index import TrialIndexPage
from .trials import TrialPage
from .wishes import Wish, WishStep

__all__ = [
    "AccessFeedback",
    "AnswerSheet",
    "Consent",
    "ConsentMissing",
    "Delivery",
    "Event",
    "EventDay",
    "EventIndexPage",
    "EventPage",
    "EventQuestion",
    "GlossaryWord",
    "HardParagraph",
    "HomePage",
    "Mailing",
    "MaterialFile",
    "NewsIndexPage",
    "NewsPage",
    "NewsletterIndexPage",
    "NewsletterItem",
    "NewsletterPage",
    "Organisation",
    "OutsideLink",
    "PersonIn",
    "Picture",
    "Portfolio",
    "PortfolioRole",
    "PortfolioWork",
    "ProgrammePage",
    "ReaderAnswer",
    "ReaderQuestion",
    "ReaderTest",
    "Recording",
    "Rendition",
    "Report",
    "Seal",
    "ServiceIndexPage",
    "ServiceMessage",
    "ServicePage",
    "ServiceSource",
    "ServiceTrial",
    "SignUp",
    "StandardPage",
    "Still",
    "StoryIndexPage",
    "StoryPage",
    "Subscriber",
    "TakeDown",
    "TellablePage",
    "TrialIndexPage",
    "TrialPage",
    "WantsToHear",
    "Wish",
    "WishStep",
]
