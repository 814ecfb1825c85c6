"""Where a person stands: who it is, whose DMs are open, in which guilds and with which roles; moderation."""

from typing import Any

from bot.playground import membership
from bot.playground.model import Application, Guild, User
from bot.playground.typing_options import find_role, find_user
from bot.playground.world import World


class Standing:
    """The part of a person that is not about messages. A guild left out is the home guild."""

    def __init__(self, world: World, user: User, application: Application, home: Guild) -> None:
        self.world = world
        self.user = user
        self.application = application
        self.home = home

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def name(self) -> str:
        return self.user.display_name

    @property
    def mention(self) -> str:
        return f"<@{self.user.id}>"

    def __repr__(self) -> str:
        return f"<Person {self.name}>"

    def closes_dms(self) -> None:
        """Refuse DMs from server members: the bot gets 50007."""
        self.user.dms_closed = True

    def opens_dms(self) -> None:
        self.user.dms_closed = False

    def blocks_bot(self) -> None:
        self.user.blocked.add(self.application.id)

    def unblocks_bot(self) -> None:
        self.user.blocked.discard(self.application.id)

    def installs_bot(self) -> None:
        """Add the app to one's own account."""
        self.user.installed.add(self.application.id)

    def joins(self, guild: Guild | None = None) -> None:
        membership.join(self.world, guild or self.home, self.id)

    def leaves(self, guild: Guild | None = None) -> None:
        membership.leave(self.world, guild or self.home, self.id)

    def kicks(self, who: Any, guild: Guild | None = None) -> None:
        membership.kick(self.world, guild or self.home, self.id, find_user(self.world, who, None).id)

    def bans(self, who: Any, guild: Guild | None = None) -> None:
        membership.ban(self.world, guild or self.home, self.id, find_user(self.world, who, None).id)

    def unbans(self, who: Any, guild: Guild | None = None) -> None:
        membership.unban(self.world, guild or self.home, self.id, find_user(self.world, who, None).id)

    def gives_role(self, who: Any, role: Any, guild: Guild | None = None, *, held: bool = True) -> None:
        where = guild or self.home
        role_id = find_role(self.world, role, where.id).id
        membership.set_role(self.world, where, self.id, find_user(self.world, who, None).id, role_id, held=held)

    def takes_role(self, who: Any, role: Any, guild: Guild | None = None) -> None:
        self.gives_role(who, role, guild, held=False)

    def has_role(self, role: Any, guild: Guild | None = None) -> bool:
        where = guild or self.home
        return find_role(self.world, role, where.id).id in self.world.member(where.id, self.id).role_ids
