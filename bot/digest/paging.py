"""What of an edition stands in the message itself and what goes into its thread: pure, by the fewest words each takes.

Discord takes 4,000 characters a message. `cogs.digest.messages` tells each part in no more than what is counted here,
and its test holds it to that; where there is room, it uses more.
"""

from collections.abc import Sequence

from bot.digest.records import Correction, Made, Page, Prompt
from bot.digest.selection import Considered, hard_inside, is_hard
from bot.news.records import Story

# What a message has once its masthead, headings, ending line and some room to spare are taken off.
ROOM = 3_200
STORY_CHARACTERS = 250
HARD_CHARACTERS = 160
MADE_CHARACTERS = 240
UNREAD_CHARACTERS = 200
CORRECTION_CHARACTERS = 220
LINE_CHARACTERS = 40
MOST_MADE = 6
# So many of what the community made stay in the message, however many stories there are.
LEAST_MADE = 3
# In all, the thread included; what is more waits for the next edition.
MOST_MADE_IN_ALL = 24


def least_characters(story: Story) -> int:
    """How much of a message the story takes when only title, notes, source and link are told."""
    return STORY_CHARACTERS + len(story.link) + (HARD_CHARACTERS if is_hard(story) else 0)


def taken_by(line: str, opening: Sequence[Correction], prompt: Prompt | None = None) -> int:
    """How many characters of the message these need; each may become two when it is escaped."""
    corrections = sum(CORRECTION_CHARACTERS + 2 * len(each.text) for each in opening)
    words = [each for each in (line, prompt.text if prompt is not None else "") if each]
    return corrections + sum(LINE_CHARACTERS + 2 * len(each) for each in words)


def room_for_unread(page: Page, taken: int = 0) -> int:
    """How many pieces without a reader can be named in the message beside all that is in it."""
    stories = sum(least_characters(story) for story in page.stories)
    return max(0, ROOM - taken - stories - MADE_CHARACTERS * (len(page.made) + 1)) // UNREAD_CHARACTERS


def divide(chosen: Sequence[Considered], made: Sequence[Made], taken: int = 0) -> tuple[Page, ...]:
    """The message, then the messages of its thread, each within Discord's limits.

    A hard story that would have to go into the thread is in none of them: it waits for another edition.

    Args:
        taken: characters of the message that corrections, a line of staff's or the prompt need.
    """
    in_message = min(len(made), LEAST_MADE)
    room = ROOM - taken - MADE_CHARACTERS * in_message
    first, rest = _fitting(chosen, room)
    room -= sum(least_characters(each.story) for each in first)
    more_made = min(len(made) - in_message, MOST_MADE - in_message, room // MADE_CHARACTERS)
    in_message += max(0, more_made)
    pages = [Page(tuple(each.story for each in first), tuple(made[:in_message]))]
    pages += _thread([each.story for each in rest], made[in_message:])
    return (pages[0], *(page for page in pages[1:] if not page.is_empty))


def _fitting(chosen: Sequence[Considered], room: int) -> tuple[list[Considered], list[Considered]]:
    """Those that fit, in reading order, and the light ones of the others: the best first come in."""
    first = list[Considered]()
    for each in sorted(chosen, key=lambda each: -each.counted.score):
        needed = least_characters(each.story)
        if needed <= room:
            first.append(each)
            room -= needed
    light = [each for each in first if not is_hard(each.story)]
    kept = first if len(light) > 1 else light
    rest = [each for each in chosen if each not in first and not is_hard(each.story)]
    return hard_inside([each for each in chosen if each in kept]), rest


def _thread(stories: Sequence[Story], made: Sequence[Made]) -> list[Page]:
    pages, page, room = list[Page](), Page(), ROOM
    everything: tuple[Story | Made, ...] = (*stories, *made)
    for each in everything:
        needed = least_characters(each) if isinstance(each, Story) else MADE_CHARACTERS
        if needed > room:
            pages.append(page)
            page, room = Page(), ROOM
        page = page.joined_by(each)
        room -= needed
    return [*pages, page]
