"""What is no news, as far as a headline tells."""

import pytest

from bot.news.kinds import Kind, kind_of


@pytest.mark.parametrize(
    "title",
    [
        "[Sponsor] Sails by Okafor",
        "Sponsored: a mattress for sailors",
        "Sponsored post: why rope matters",
        "Harrow Job: Architect in Aldmoor",
        "We're hiring: two deck hands",
        "Deal of the day: half a boat",
        "The best pen deals this weekend",
        "Save 40% off every notebook",
        "Come write with us at our autumn conference in Harrow",
        "Last chance to buy tickets for Sailing Day",
    ],
)
def test_an_advertisement_is_told_by_its_headline(title: str) -> None:
    assert kind_of(title) is Kind.ADVERT


@pytest.mark.parametrize(
    ("title", "link"),
    [
        ("Live: the council counts its votes", ""),
        ("Live updates from the harbour", ""),
        ("Photos of the snow in Aldmoor", ""),
        ("VIDEO. A goat on the ferry", ""),
        ("In pictures: the flood fair", ""),
        ("Check out these drones", ""),
        ("Our 5 highlights from the fair", ""),
        ("Harrow News Briefs - May 3", ""),
        ("Quiz: how well do you know rivers?", ""),
        ("Goat rides the ferry", "https://harrow.example/video/2026/goat"),
    ],
)
def test_a_page_that_is_no_article_counts_less(title: str, link: str) -> None:
    assert kind_of(title, link) is Kind.LESSER


@pytest.mark.parametrize(
    "title",
    [
        "Council sponsors 40 young poets",
        "Court bans adverts for sweets near schools",
        "Job losses feared at the shipyard",
        "Trade deals: two sides sign at last",
        "Wages rise 3% a year",
        "Live music returns to the harbour",
        "Photographer wins the valley's book prize",
        "Video games help pupils learn to read maps, study finds",
        "The best novel of the year is about a ferry",
        "Come to our aid, villages cut off by snow ask",
        "Quizmaster retires after 40 years",
        "Join the queue: new library draws crowds",
    ],
)
def test_news_that_only_sounds_like_it_is_news(title: str) -> None:
    assert kind_of(title) is Kind.NEWS


@pytest.mark.parametrize(
    ("title", "summary", "kind"),
    [
        ("Okafor to speak at our evening", "We're excited to announce Mira Okafor as a speaker.", Kind.LESSER),
        ("No bridge for anybody", "Our ten best comments of the week: readers on bridges.", Kind.LESSER),
        ("Okafor wins", "The writer said: we are proud to share this.", Kind.NEWS),
        ("On Rowing: the river giveth", "Some boats are fast.", Kind.COMMENT),
        ("Why the ferry matters", "It is old.", Kind.COMMENT),
        ("Opinion: keep the ferry", "It is old.", Kind.COMMENT),
    ],
)
def test_what_it_says_of_itself_counts_too(title: str, summary: str, kind: Kind) -> None:
    assert kind_of(title, "", summary) is kind
