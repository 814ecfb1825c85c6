from bot.feeds.discovery import MOST_CANDIDATES, discover

PAGE = b"""<!doctype html><html><head><base href="/blog/"><title>Blog</title>
<link rel=alternate type="application/rss+xml" title="Blog - Comments" href="comments/feed.xml">
<link rel="alternate" type="application/atom+xml; charset=utf-8" title="Blog &amp; more" href="feed.atom">
<link rel="alternate" type="application/json+oembed" href="oembed">
<link rel="alternate" hreflang="de" href="/de/">
<link rel="stylesheet" href="/feed.css">
</head><body><a href="https://other.example/rss/all">All</a><a href="javascript:feed()">no</a>
<a href="/feedback">no</a></body>"""


def test_declared_feeds_come_first_and_feeds_of_comments_behind_them() -> None:
    found = discover(PAGE, "text/html", "https://site.example/start")
    assert [(each.url, each.title) for each in found if each.declared] == [
        ("https://site.example/blog/feed.atom", "Blog & more"),
        ("https://site.example/blog/comments/feed.xml", "Blog - Comments"),
    ]
    assert found[2].url == "https://other.example/rss/all"


def test_the_usual_places_are_offered_where_nothing_is_declared() -> None:
    urls = [each.url for each in discover(b"", None, "https://site.example/blog/post")]
    assert "https://site.example/feed" in urls
    assert "https://site.example/blog/feed" in urls
    assert len(urls) == len(set(urls)) <= MOST_CANDIDATES


def test_a_page_of_nothing_but_links_gives_a_bounded_number() -> None:
    page = b"".join(b'<link rel="alternate" type="application/rss+xml" href="/%d.xml">' % n for n in range(5000))
    assert len(discover(page, None, "https://site.example/")) == MOST_CANDIDATES
