"""The seeded community: who is there, in which guilds, roles and channels."""

from bot.playground.channels import allow, create_channel, create_role, deny
from bot.playground.membership import add_bot, grant, join
from bot.playground.messages import create_message
from bot.playground.model import Application, Channel, ChannelType, Guild, Role, User
from bot.playground.permissions import EVERYONE, Permission
from bot.playground.world import World

P = Permission
APPLICATION_NAME = "Quillcast"
BOT_PERMISSIONS = (
    P.VIEW_CHANNEL
    | P.SEND_MESSAGES
    | P.SEND_MESSAGES_IN_THREADS
    | P.CREATE_PUBLIC_THREADS
    | P.CREATE_PRIVATE_THREADS
    | P.MANAGE_THREADS
    | P.MANAGE_CHANNELS
    | P.MANAGE_ROLES
    | P.EMBED_LINKS
    | P.ATTACH_FILES
    | P.READ_MESSAGE_HISTORY
    | P.ADD_REACTIONS
    | P.PIN_MESSAGES
    | P.USE_EXTERNAL_EMOJIS
    | P.VIEW_AUDIT_LOG
)
"""What the seeded guilds granted the bot when they invited it."""

_STAFF = P.KICK_MEMBERS | P.BAN_MEMBERS | P.MANAGE_MESSAGES | P.MANAGE_THREADS | P.MODERATE_MEMBERS | P.VIEW_AUDIT_LOG
WRITERS, OWLS = "Young Writers", "Night Owls"
_WRITERS_PEOPLE = ("oda", "sam", "stella", "ana", "ben", "cleo", "dev", "nia")
_OWLS_PEOPLE = ("quinn", "robin", "tess", "ben")
_OUTSIDERS = ("omar",)

_CHANNELS: tuple[tuple[str, ChannelType, str], ...] = (
    ("start-here", ChannelType.TEXT, "Welcome. What this place is, and where to begin."),
    ("news", ChannelType.ANNOUNCEMENT, "The daily digest."),
    ("showcase", ChannelType.TEXT, "Pieces by members."),
    ("showcase-forum", ChannelType.FORUM, "Pieces by members, a post each."),
    ("podcasts", ChannelType.TEXT, "New episodes."),
    ("collab", ChannelType.TEXT, "Looking for a narrator, an editor, a co-author?"),
    ("general", ChannelType.TEXT, "Talk about writing."),
    ("staff", ChannelType.TEXT, "For staff."),
    ("bot-log", ChannelType.TEXT, "What the bot has to say to staff."),
)
_PRIVATE = frozenset({"staff", "bot-log"})
_POSTED_BY_BOT = frozenset({"start-here", "news"})
_TAGS = ("Fiction", "Poem", "Essay", "Script", "Podcast")


def seed(world: World, token: str) -> Application:
    """Fill an empty world; returns the application that the bot logs in as, already invited to both guilds."""
    names = dict.fromkeys((*_WRITERS_PEOPLE, *_OWLS_PEOPLE, *_OUTSIDERS))
    people = {name: _person(world, name) for name in names}
    bot = User(world.new_id(), APPLICATION_NAME, None, is_bot=True)
    world.users[bot.id] = bot
    application = Application(bot.id, APPLICATION_NAME, token, people["oda"].id)
    world.applications[application.id] = application
    _writers(world, application, people)
    _owls(world, application, people)
    return application


def _person(world: World, name: str) -> User:
    user = User(world.new_id(), name, name.capitalize())
    world.users[user.id] = user
    return user


def new_guild(world: World, name: str, owner: User, members: list[User]) -> Guild:
    """A guild with its everyone role, its owner and its members."""
    guild = Guild(world.new_id(), name, owner.id)
    guild.roles[guild.id] = Role(guild.id, guild.id, "@everyone", EVERYONE, 0)
    world.guilds[guild.id] = guild
    for user in [owner, *members]:
        join(world, guild, user.id)
    return guild


def _writers(world: World, application: Application, people: dict[str, User]) -> None:
    members = [people[name] for name in _WRITERS_PEOPLE[1:]]
    guild = new_guild(world, WRITERS, people["oda"], members)
    staff = create_role(world, guild, "Staff", _STAFF, color=0x2E8B57)
    create_role(world, guild, "Member")
    add_bot(world, application, guild, BOT_PERMISSIONS)
    for name in ("sam", "stella"):
        grant(world, guild, people[name].id, staff.id)
    channels = {name: _channel(world, guild, name, kind, topic) for name, kind, topic in _CHANNELS}
    for name in _PRIVATE:
        _close(world, channels[name], guild, staff, application)
    for name in _POSTED_BY_BOT:
        deny(world, channels[name], guild.id, P.SEND_MESSAGES)
        allow(world, channels[name], bot_role(guild, application).id, P.SEND_MESSAGES)
        allow(world, channels[name], staff.id, P.SEND_MESSAGES)
    talk = channels["general"]
    create_message(world, people["ana"].id, talk, {"content": "Has anyone finished the winter prompt yet?"})
    create_message(world, people["ben"].id, talk, {"content": "Mine is at 300 words. The lighthouse ate the rest."})


def _owls(world: World, application: Application, people: dict[str, User]) -> None:
    guild = new_guild(world, OWLS, people["quinn"], [people[name] for name in _OWLS_PEOPLE[1:]])
    staff = create_role(world, guild, "Staff", _STAFF, color=0x4B0082)
    add_bot(world, application, guild, BOT_PERMISSIONS)
    grant(world, guild, people["robin"].id, staff.id)
    for name, kind, topic in _CHANNELS[:7]:
        if kind is not ChannelType.FORUM:
            _channel(world, guild, name, kind, topic)
    _close(world, _channel(world, guild, "staff", ChannelType.TEXT, "For staff."), guild, staff, application)


def _channel(world: World, guild: Guild, name: str, kind: ChannelType, topic: str) -> Channel:
    body: dict[str, object] = {"name": name, "type": int(kind), "topic": topic}
    if kind is ChannelType.FORUM:
        body["available_tags"] = [{"name": tag} for tag in _TAGS]
    return create_channel(world, guild, body)


def bot_role(guild: Guild, application: Application) -> Role:
    """The role that came with the bot; LookupError when the bot is not in the guild."""
    for role in guild.roles.values():
        if role.bot_id == application.id:
            return role
    raise LookupError(f"{application.name} has no role in {guild.name}")


def _close(world: World, channel: Channel, guild: Guild, staff: Role, application: Application) -> None:
    """Hide a channel from all but staff and the bot."""
    deny(world, channel, guild.id, P.VIEW_CHANNEL)
    allow(world, channel, staff.id, P.VIEW_CHANNEL)
    allow(world, channel, bot_role(guild, application).id, P.VIEW_CHANNEL)
