"""A real discord.py bot answers people's commands, presses, choices and forms."""

import asyncio

import discord
import pytest
from discord import app_commands

from bot.playground.model import Upload
from bot.playground.replies import NotOffered
from bot.playground.server import Playground
from tests.playground.tinybot import TinyBot


class PieceForm(discord.ui.Modal, title="Your piece"):
    """One of each kind of field."""

    name: discord.ui.Label[discord.ui.Modal] = discord.ui.Label(
        text="Title", component=discord.ui.TextInput(max_length=20)
    )
    kind: discord.ui.Label[discord.ui.Modal] = discord.ui.Label(
        text="Kind",
        component=discord.ui.Select(
            required=True,
            options=[discord.SelectOption(label="Poem", value="p"), discord.SelectOption(label="Essay", value="e")],
        ),
    )
    rating: discord.ui.Label[discord.ui.Modal] = discord.ui.Label(
        text="Rating",
        component=discord.ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label="12+", value="12"),
                discord.RadioGroupOption(label="16+", value="16"),
            ]
        ),
    )
    file: discord.ui.Label[discord.ui.Modal] = discord.ui.Label(
        text="File", component=discord.ui.FileUpload(required=False)
    )
    agreed: discord.ui.Label[discord.ui.Modal] = discord.ui.Label(text="I wrote this", component=discord.ui.Checkbox())

    async def on_submit(self, interaction: discord.Interaction) -> None:
        name, kind, rating, agreed, file = (
            label.component for label in (self.name, self.kind, self.rating, self.agreed, self.file)
        )
        assert isinstance(name, discord.ui.TextInput)
        assert isinstance(kind, discord.ui.Select)
        assert isinstance(rating, discord.ui.RadioGroup)
        assert isinstance(agreed, discord.ui.Checkbox)
        assert isinstance(file, discord.ui.FileUpload)
        sizes = [len(await upload.read()) for upload in file.values]
        await interaction.response.send_message(
            f"{name.value} {kind.values} {rating.value} {agreed.value} {sizes}", ephemeral=True
        )


class Card(discord.ui.LayoutView):
    """A layout with a button that opens the form, one that changes the card, and a menu."""

    row: discord.ui.ActionRow["Card"] = discord.ui.ActionRow()

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.text: discord.ui.TextDisplay[Card] = discord.ui.TextDisplay("draft")
        self.add_item(discord.ui.Container(self.text))

    @row.button(label="Open")
    async def opens(self, interaction: discord.Interaction, _: discord.ui.Button["Card"]) -> None:
        await interaction.response.send_modal(PieceForm())

    @row.button(label="Approve")
    async def approves(self, interaction: discord.Interaction, _: discord.ui.Button["Card"]) -> None:
        self.text.content = f"approved by {interaction.user.display_name}"
        await interaction.response.edit_message(view=self)

    @row.button(label="Later")
    async def waits(self, interaction: discord.Interaction, _: discord.ui.Button["Card"]) -> None:
        await interaction.response.defer()
        self.text.content = "put off"
        await interaction.edit_original_response(view=self)


class People(discord.ui.View):
    @discord.ui.select(cls=discord.ui.UserSelect, placeholder="Who", max_values=2)
    async def who(self, interaction: discord.Interaction, select: discord.ui.UserSelect["People"]) -> None:
        names = sorted(user.display_name for user in select.values)
        await interaction.response.send_message(f"picked {names}")


def give_commands(bot: TinyBot) -> None:
    tree = bot.tree

    @tree.command(description="A card")
    async def card(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(view=Card(), ephemeral=True)

    @tree.command(description="A public card")
    async def post(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(view=Card())

    @tree.command(description="Everything an option can be")
    @app_commands.choices(size=[app_commands.Choice(name="Big", value=2), app_commands.Choice(name="Small", value=1)])
    async def options(
        interaction: discord.Interaction,
        title: app_commands.Range[str, 2, 10],
        size: int,
        who: discord.Member | None = None,
        where: discord.TextChannel | None = None,
        role: discord.Role | None = None,
        file: discord.Attachment | None = None,
        loud: bool = False,
        share: app_commands.Range[float, 0, 1] = 0.5,
    ) -> None:
        content = (await file.read()).decode() if file else ""
        await interaction.response.send_message(f"{title}|{size}|{who}|{where}|{role}|{content}|{loud}|{share}")

    @tree.command(description="Slow")
    async def slow(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("first")
        await interaction.followup.send("second", ephemeral=True)

    @tree.command(description="Never answers")
    async def silent(interaction: discord.Interaction) -> None: ...

    @tree.command(description="Answers too often")
    async def twice(interaction: discord.Interaction) -> None:
        adapter = interaction.response
        await adapter.send_message("once")
        adapter._response_type = None  # the library would stop the second answer itself
        try:
            await adapter.send_message("again")
        except discord.HTTPException as error:
            await interaction.followup.send(f"code {error.code}")

    @tree.command(description="Pick people")
    async def people(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Who was it?", view=People())

    @tree.context_menu(name="Report")
    async def report(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"reported: {message.content}", ephemeral=True)

    @tree.context_menu(name="Profile")
    async def profile(interaction: discord.Interaction, member: discord.Member) -> None:
        await interaction.response.send_message(f"profile of {member.display_name}", ephemeral=True)

    feed = app_commands.Group(
        name="feed", description="Feeds", default_permissions=discord.Permissions(manage_threads=True)
    )

    @feed.command(description="Remove")
    async def remove(interaction: discord.Interaction, feed: str) -> None:
        await interaction.response.send_message(f"removed {feed}")

    @remove.autocomplete("feed")
    async def suggest(_: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        names = [name for name in ("Guardian", "Gutenberg", "Times") if name.lower().startswith(current)]
        return [app_commands.Choice(name=name, value=name.lower()) for name in names]

    tree.add_command(feed)

    @tree.command(description="For DMs too")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=True)
    async def inbox(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Nothing new.", ephemeral=True)


@pytest.fixture
def bot(playground: Playground) -> TinyBot:
    made = TinyBot(playground)
    give_commands(made)
    return made


async def test_a_card_is_seen_by_the_one_who_asked_only(playground: Playground, bot: TinyBot) -> None:
    ana, ben = playground.person("ana"), playground.person("ben")
    async with bot:
        reply = await ana.runs("/card")
        assert reply.state == "answered"
        assert reply.ephemeral
        assert reply.text == "draft"
        assert reply.buttons == ["Open", "Approve", "Later"]
        assert reply.message in ana.sees("general")
        assert reply.message not in ben.sees("general")
        with pytest.raises(NotOffered):
            await ben.presses(reply, "Approve")


async def test_a_form_brings_back_every_kind_of_field(playground: Playground, bot: TinyBot) -> None:
    ana = playground.person("ana")
    async with bot:
        form = await ana.presses(await ana.runs("/card"), "Open")
        assert form.state == "modal"
        with pytest.raises(NotOffered, match="Title"):
            await ana.fills(form, {"Kind": "Poem", "Rating": "12+"})
        sent = await ana.fills(
            form,
            {
                "Title": "Tide",
                "Kind": ["Essay"],
                "Rating": "16+",
                "I wrote this": True,
                "File": Upload("t.txt", b"12345"),
            },
        )
        assert sent.text == "Tide ['e'] 16 True [5]"


async def test_a_press_changes_the_message_in_place_at_once_or_after_a_deferral(
    playground: Playground, bot: TinyBot
) -> None:
    ana, sam = playground.person("ana"), playground.person("sam")
    async with bot:
        posted = await ana.runs("/post")
        approved = await sam.presses(posted.message, "Approve")
        assert approved.message is posted.message
        assert posted.text == "approved by Sam"
        later = await sam.presses(posted.message, "Later")
        await later.settled()
        assert posted.text == "put off"


async def test_every_kind_of_option_arrives_as_it_was_typed(playground: Playground, bot: TinyBot) -> None:
    ana = playground.person("ana")
    async with bot:
        reply = await ana.runs(
            "/options",
            title="Night",
            size="Big",
            who="ben",
            where="collab",
            role="Staff",
            file=Upload("a.txt", b"text", "text/plain"),
            loud=True,
            share=0.25,
        )
        assert reply.text == "Night|2|ben|collab|Staff|text|True|0.25"


@pytest.mark.parametrize(
    "options",
    [
        {"size": "Big"},
        {"title": "x", "size": "Big"},
        {"title": "x" * 11, "size": "Big"},
        {"title": "Night", "size": "Huge"},
        {"title": "Night", "size": "Big", "share": 2},
        {"title": "Night", "size": "Big", "where": "staff"},
        {"title": "Night", "size": "Big", "where": "showcase-forum"},
        {"title": "Night", "size": "Big", "colour": "red"},
    ],
)
async def test_the_client_does_not_send_what_an_option_does_not_take(
    playground: Playground, bot: TinyBot, options: dict[str, object]
) -> None:
    async with bot:
        with pytest.raises(NotOffered):
            await playground.person("ana").runs("/options", **options)  # type: ignore[arg-type]


async def test_the_first_follow_up_fills_the_deferred_answer_and_the_next_is_a_message_of_its_own(
    playground: Playground, bot: TinyBot
) -> None:
    ana = playground.person("ana")
    async with bot:
        reply = await ana.runs("/slow")
        await reply.settled()
        assert reply.text == "first"
        followups = await reply.followed_up()
        assert [m.text for m in followups] == ["second"]
        assert followups[0].ephemeral_for == ana.id


async def test_an_unanswered_command_fails_and_a_late_answer_is_refused(playground: Playground, bot: TinyBot) -> None:
    playground.world.timing.acknowledge = 0.05
    async with bot:
        reply = await playground.person("ana").runs("/silent")
        assert reply.failed
        path = f"/interactions/{reply.interaction.id}/{reply.interaction.token}/callback"
        with pytest.raises(discord.NotFound) as refused:
            await bot.raw("POST", path, {"type": 4, "data": {"content": "late"}})
        assert refused.value.code == 10062


async def test_a_second_answer_is_refused(playground: Playground, bot: TinyBot) -> None:
    async with bot:
        reply = await playground.person("ana").runs("/twice")
        assert (await reply.followed_up())[0].text == "code 40060"


async def test_the_token_ends_after_its_time(playground: Playground, bot: TinyBot) -> None:
    async with bot:
        reply = await playground.person("ana").runs("/card")
        playground.world.timing.token = 0.0
        with pytest.raises(discord.HTTPException) as refused:
            await bot.raw("POST", f"/webhooks/{bot.application_id}/{reply.interaction.token}", {"content": "late"})
        assert (refused.value.status, refused.value.code) == (401, 50027)


async def test_people_are_picked_from_a_menu(playground: Playground, bot: TinyBot) -> None:
    ana = playground.person("ana")
    async with bot:
        asked = await ana.runs("/people")
        picked = await ana.chooses(asked, ["ben", "cleo"], placeholder="Who")
        assert picked.text == "picked ['Ben', 'Cleo']"
        with pytest.raises(NotOffered):
            await ana.chooses(asked, ["ben", "cleo", "dev"])


async def test_menus_of_messages_and_people(playground: Playground, bot: TinyBot) -> None:
    ana, ben = playground.person("ana"), playground.person("ben")
    async with bot:
        written = await ben.writes("general", "a mean thing")
        assert (await ana.uses_menu("Report", message=written)).text == "reported: a mean thing"
        assert (await ana.uses_menu("Profile", user=ben)).text == "profile of Ben"


async def test_suggestions_come_while_typing_and_staff_commands_show_for_staff_only(
    playground: Playground, bot: TinyBot
) -> None:
    sam = playground.person("sam")
    async with bot:
        choices = await sam.types_option("/feed remove", "feed", "gu")
        assert [(c.name, c.value) for c in choices] == [("Guardian", "guardian"), ("Gutenberg", "gutenberg")]
        assert (await sam.runs("/feed remove", feed="guardian")).text == "removed guardian"
        with pytest.raises(NotOffered, match="/feed is not offered"):
            await playground.person("ana").runs("/feed remove", feed="guardian")


async def test_commands_in_dm_need_a_common_server_or_the_app_installed(playground: Playground, bot: TinyBot) -> None:
    omar = playground.person("omar")
    async with bot:
        assert (await playground.person("ana").reads_inbox(dm=True)).text == "Nothing new."
        with pytest.raises(NotOffered):
            await omar.runs("/inbox", dm=True)
        with pytest.raises(NotOffered):
            await omar.runs("/inbox")
        omar.installs_bot()
        assert (await omar.runs("/inbox", dm=True)).text == "Nothing new."
        with pytest.raises(NotOffered):
            await omar.runs("/card", dm=True)


async def test_fifty_people_at_once_each_get_their_own_answer(playground: Playground, bot: TinyBot) -> None:
    async with bot:
        ana, ben = playground.person("ana"), playground.person("ben")
        replies = await asyncio.gather(*(p.runs("/inbox") for p in [ana, ben] * 25))
        assert [r.state for r in replies] == ["answered"] * 50
        assert all(r.message.ephemeral_for == r.person.id for r in replies)


async def test_syncing_again_keeps_the_ids_of_commands(playground: Playground, bot: TinyBot) -> None:
    async with bot:
        before = {c.name: (c.id, c.application_id) for c in await bot.tree.fetch_commands()}
        await bot.tree.sync()
        assert {c.name: (c.id, c.application_id) for c in await bot.tree.fetch_commands()} == before
