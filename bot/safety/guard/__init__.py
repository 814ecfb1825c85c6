"""The guard: finds personal details and ways out of the server in what members write (DESIGN.md, safety rule 5).

Pure and offline: it never sends text anywhere and keeps nothing. One component for showcase, profiles and messages.
"""

from bot.safety.guard.kinds import Kind, Mark
from bot.safety.guard.looking import Verdict, check, leave_out, marks

__all__ = ["Kind", "Mark", "Verdict", "check", "leave_out", "marks"]
