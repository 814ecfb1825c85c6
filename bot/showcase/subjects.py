"""How posts, reports and threads name what they show."""


def piece(piece_id: int) -> str:
    """A piece."""
    return f"piece:{piece_id}"


def thread(piece_id: int) -> str:
    """The thread of a piece. Not like posts: there is nothing of a thread to be rendered anew."""
    return f"thread-of-piece:{piece_id}"


def feedback(feedback_id: int) -> str:
    """What a reader said of a piece."""
    return f"feedback:{feedback_id}"
