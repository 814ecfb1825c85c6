"""What the page makes of Discord's JSON and markdown, module by module in a real browser."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.playground.server import Playground
from tests.playground_page.conftest import Window

pytestmark = pytest.mark.asyncio(loop_scope="session")

DRAW = """async ([module, name, argument, more]) => {
  const drawn = (await import(`/page/static/${module}.js`))[name](argument, more);
  const place = document.createElement('div');
  place.id = 'drawn';
  document.getElementById('drawn')?.remove();
  place.append(...[drawn].flat());
  document.getElementById('scroller').prepend(place);
  return place.innerHTML;
}"""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def ana(browser: Browser) -> AsyncIterator[Window]:
    """One window for all of these, in a world without a bot."""
    async with Playground() as playground:
        context = await browser.new_context()
        window = Window(await context.new_page(), "ana")
        await window.page.goto(f"{playground.origin}/?person=ana")
        await expect(window.page.locator(".channel-button").first).to_be_visible()
        yield window
        await context.close()
    assert window.errors == []


MESSAGE: dict[str, Any] = {"id": "1", "channel_id": "2", "attachments": [], "mentions": []}


async def draw(window: Window, module: str, name: str, argument: object, more: object = None) -> str:
    html: str = await window.page.evaluate(DRAW, [module, name, argument, more])
    return html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**bold** *italic* _italic_", "<strong>bold</strong> <em>italic</em> <em>italic</em>"),
        ("__under__ ~~gone~~", "<u>under</u> <s>gone</s>"),
        ("***both***", "<strong><em>both</em></strong>"),
        ("snake_case_stays and 2*3*4", "snake_case_stays and 2<em>3</em>4"),
        (r"\*not\* \||this\||", "*not* ||this||"),
        ("# one\n## two", '<h4 class="heading-1">one</h4><h5 class="heading-2">two</h5>'),
        ("### three\n#four", '<h6 class="heading-3">three</h6>#four'),
        ("-# small\nnormal", '<p class="subtext">small</p>normal'),
        ("> a\n> b\nc", "<blockquote>a\nb</blockquote>c"),
        (">>> a\nb", "<blockquote>a\nb</blockquote>"),
        ("- a\n- b\n  - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("- a\n1. b\n2. c", "<div><ul><li>a</li></ul><ol><li>b</li><li>c</li></ol></div>"),
        ("3. c", '<ol start="3"><li>c</li></ol>'),
        ("`a **b**` ``c ` d``", "<code>a **b**</code> <code>c ` d</code>"),
        ("```py\nx = 1\n```", '<pre tabindex="0"><code data-language="py">x = 1</code></pre>'),
        ("@everyone <#1>", '<span class="mention">@everyone</span> <span class="mention">#no access</span>'),
        ("a < b > c & <b>d</b>", "a &lt; b &gt; c &amp; &lt;b&gt;d&lt;/b&gt;"),
    ],
)
async def test_markdown_is_drawn_as_discord_draws_it(ana: Window, source: str, html: str) -> None:
    assert await draw(ana, "markdown_view", "markdown", source) == f'<div class="markdown">{html}</div>'


async def test_links_end_where_the_address_ends(ana: Window) -> None:
    text = "See https://a.test/x_(y), (https://b.test/z). <https://c.test> [d](https://d.test/(e)) [x](http:no)"
    await draw(ana, "markdown_view", "markdown", text)
    links = ana.page.locator("#drawn a")
    assert await links.evaluate_all("all => all.map(a => [a.textContent, a.getAttribute('href')])") == [
        ["https://a.test/x_(y)", "https://a.test/x_(y)"],
        ["https://b.test/z", "https://b.test/z"],
        ["https://c.test", "https://c.test"],
        ["d", "https://d.test/(e)"],
    ]


@pytest.mark.parametrize("piece", ["**", "||", "_", "> ", "- ", "[", "```", "*_~|`", "<@", "[[](", "​", "‮"])
async def test_hostile_markdown_is_drawn_in_time(ana: Window, piece: str) -> None:
    source = (piece * 4000)[:4000]
    milliseconds: float = await ana.page.evaluate(
        """async source => {
          const { markdown } = await import('/page/static/markdown_view.js');
          const begun = performance.now();
          markdown(source);
          return performance.now() - begun;
        }""",
        source,
    )
    assert milliseconds < 1500


async def test_a_component_the_page_does_not_know_says_so_with_its_content(ana: Window) -> None:
    await draw(ana, "components", "components", [{"type": 17, "components": [{"type": 99, "secret": 1}]}], MESSAGE)
    await expect(ana.page.locator("#drawn")).to_contain_text("This playground cannot show component type 99.")
    await expect(ana.page.locator("#drawn pre")).to_contain_text('"secret": 1')


async def test_a_malformed_component_says_so_and_spares_its_neighbours(ana: Window) -> None:
    tree = [{"type": 12}, {"type": 10, "content": "still here"}]
    await draw(ana, "components", "components", tree, MESSAGE)
    await expect(ana.page.locator("#drawn")).to_contain_text("A component of type 12 is malformed.")
    await expect(ana.page.locator("#drawn")).to_contain_text("still here")
    ana.errors.clear()


async def test_an_unknown_input_of_a_form_and_an_unknown_message_type_say_so(ana: Window) -> None:
    label = {"type": 18, "label": "Colour", "component": {"type": 88, "custom_id": "c"}}
    html: str = await ana.page.evaluate(
        "async l => (await import('/page/static/modal_fields.js')).modalField(l).node.textContent", label
    )
    assert "This playground cannot show component type 88." in html
    author = {"id": "5", "username": "x"}
    message = {**MESSAGE, "type": 46, "content": "", "author": author, "timestamp": "2026-01-01T00:00:00Z"}
    await draw(ana, "message", "messageItem", message)
    await expect(ana.page.locator("#drawn")).to_contain_text("This playground cannot show a message of type 46.")


async def test_an_embed_shows_all_its_parts(ana: Window) -> None:
    embed = {
        "type": "rich",
        "title": "Looking for a narrator",
        "url": "https://example.org/",
        "description": "A **warm** voice",
        "color": 0xD08770,
        "author": {"name": "Ben"},
        "fields": [{"name": "Craft", "value": "narrator", "inline": True}],
        "footer": {"text": "R-12"},
        "timestamp": "2026-11-24T10:00:00Z",
        "image": {"url": "https://elsewhere.test/x.png"},
    }
    await draw(ana, "embeds", "embeds", [embed], MESSAGE)
    shown = ana.page.locator("#drawn .embed")
    for words in ("Looking for a narrator", "A warm voice", "Ben", "Craft", "narrator", "R-12"):
        await expect(shown).to_contain_text(words)
    await expect(shown).to_have_css("border-left-color", "rgb(208, 135, 112)")
    await expect(shown.get_by_role("button", name="Show from elsewhere.test")).to_be_visible()


async def test_a_picture_from_elsewhere_is_not_fetched_unasked(ana: Window) -> None:
    asked: list[str] = []
    ana.page.on("request", lambda request: asked.append(request.url))
    tree = [{"type": 12, "items": [{"media": {"url": "https://elsewhere.test/a.png"}, "description": "A cover"}]}]
    await draw(ana, "components", "components", tree, MESSAGE)
    await expect(ana.page.locator("#drawn")).to_contain_text("A cover")
    assert [url for url in asked if "elsewhere" in url] == []
