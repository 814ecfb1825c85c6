"""What a piece can be, and for whom it is."""

import enum


class Kind(enum.StrEnum):
    """What it is, in the order in which people are asked."""

    FICTION = "fiction"
    POEM = "poem"
    ESSAY = "essay"
    SCRIPT = "script"
    ARTICLE = "article"
    OPINION = "opinion"
    BOOK_REVIEW = "book_review"
    INTERVIEW = "interview"
    BLOG_POST = "blog_post"

    @property
    def may_link(self) -> bool:
        """Whether addresses belong into such a text: what reports on something names its sources (safety rule 5)."""
        return not self.is_made_up

    @property
    def is_made_up(self) -> bool:
        """Whether who speaks in it need not be who writes it."""
        return self in (Kind.FICTION, Kind.POEM, Kind.SCRIPT)

    @property
    def names_sources(self) -> bool:
        """Whether readers want to know where its facts come from."""
        return self in (Kind.ARTICLE, Kind.OPINION, Kind.ESSAY, Kind.INTERVIEW, Kind.BLOG_POST)

    @property
    def reports(self) -> bool:
        """Whether its readers take it for what happened: then they are to see where its facts come from."""
        return self in (Kind.ARTICLE, Kind.OPINION)


class Wanted(enum.StrEnum):
    """What an author would like to hear from readers."""

    KIND = "kind"
    QUESTIONS = "questions"
    FIXES = "fixes"
    NONE = "none"


class Rating(enum.StrEnum):
    """From what age it is, by the judgement of whoever checked it."""

    EVERYONE = "everyone"
    TWELVE = "12"
    SIXTEEN = "16"

    @property
    def is_open(self) -> bool:
        """Whether every member may see it. The others are for those whom a server named, and staff.

        They get no card: who sees a channel changes without us, and a private answer is checked at every press.
        """
        return self is not Rating.SIXTEEN


DEFAULT_WANTED = Wanted.KIND
DEFAULT_RATING = Rating.TWELVE
