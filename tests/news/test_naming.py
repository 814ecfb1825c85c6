"""What readers are told a story comes from."""

import pytest

from bot.news.naming import LONGEST_NAME, site_name


@pytest.mark.parametrize(
    ("title", "address", "name"),
    [
        ("The Aldmoor Post", "https://aldmoorpost.example/", "The Aldmoor Post"),
        ("The Aldmoor Post – Breaking News, World News and Video", "https://aldmoorpost.example/", "The Aldmoor Post"),
        ("Aldmoor Post: International", "https://www.aldmoorpost.example/world", "Aldmoor Post"),
        ("Books | Aldmoor Post", "https://aldmoorpost.example/", "Aldmoor Post"),
        ("ALD > Home Page", "https://aldmoorpost.example/", "ALD"),
        ("Teno News Search Records Found 20", "https://teno.example/", "Teno News"),
        ("Harrow Review -", "https://harrowreview.example/", "Harrow Review"),
        ("Harrow Review latest articles", "https://harrow.example/", "Harrow Review"),
        ("Top Stories", "https://www.harrow.example/news", "harrow.example"),
        ("", "https://harrow.example/feed", "harrow.example"),
        ("", "", ""),
        ("Stories by Lina Hart on Medium", "https://medium.com/@lina", "Lina Hart"),
        ("Gardens in The Slow Paper on Medium", "https://slowpaper.example/tagged/gardens", "The Slow Paper"),
        ("gardening", "https://forum.example/r/gardening", "gardening (forum.example)"),
        ("Kestrel: a diary of a small farm", "https://ana.example/", "Kestrel: a diary of a small farm"),
        ("Letters to a House - Season two", "https://letterstoahouse.example/", "Letters to a House"),
    ],
)
def test_a_site_is_called_as_its_readers_call_it(title: str, address: str, name: str) -> None:
    assert site_name(title, address) == name


def test_a_name_is_never_longer_than_its_column() -> None:
    assert len(site_name("x" * 500, "https://x.example/")) == LONGEST_NAME
