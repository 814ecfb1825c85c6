"""What Discord refuses in a message before anything is stored (resources/message)."""

from typing import Any

from bot.playground import limits
from bot.playground.components import ComponentCheck, Media
from bot.playground.errors import DiscordError, FormErrors
from bot.playground.model import Json, MessageFlag

SETTABLE_FLAGS = (
    MessageFlag.SUPPRESS_EMBEDS
    | MessageFlag.SUPPRESS_NOTIFICATIONS
    | MessageFlag.IS_VOICE_MESSAGE
    | MessageFlag.IS_COMPONENTS_V2
)
CALLBACK_FLAGS = SETTABLE_FLAGS | MessageFlag.EPHEMERAL


def check_body(body: Json, *, flags: int, media: Media, prefix: str = "") -> list[Json]:
    """Check the fields of a message to create or edit; the components in the form they are given back."""
    errors = FormErrors()
    layout = bool(flags & MessageFlag.IS_COMPONENTS_V2)
    if layout:
        for key in ("content", "embeds", "sticker_ids", "poll"):
            if body.get(key):
                errors.add(
                    f"{prefix}{key}",
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
                )
    if body.get("content") is not None:
        errors.check_length(f"{prefix}content", body["content"], 0, limits.CONTENT)
    _check_embeds(errors, body.get("embeds") or [], prefix)
    if body.get("sticker_ids"):
        errors.check_count(f"{prefix}sticker_ids", body["sticker_ids"], 0, limits.STICKERS)
    if body.get("nonce") is not None and len(str(body["nonce"])) > limits.NONCE:
        errors.check_length(f"{prefix}nonce", str(body["nonce"]), 0, limits.NONCE)
    _check_mentions(errors, body.get("allowed_mentions") or {}, prefix)
    check = ComponentCheck(errors, media)
    components = check.message(body.get("components") or [], layout=layout, path=f"{prefix}components")
    errors.finish()
    return components


def check_flags(flags: object, allowed: int, path: str = "flags") -> int:
    """The flags of a new message; 50035 for one that cannot be set."""
    if flags is None:
        return 0
    errors = FormErrors()
    errors.check_number(path, flags, 0, (1 << 31) - 1)
    errors.finish()
    if not isinstance(flags, int):
        return 0
    if flags & ~allowed:
        errors.add(path, "BASE_TYPE_INVALID", f"Flags {flags & ~allowed} cannot be set here")
    errors.finish()
    return flags


def check_not_empty(*, content: str, embeds: list[Any], components: list[Any], files: int, stickers: int) -> None:
    if not (content.strip() or embeds or components or files or stickers):
        raise DiscordError(50006)


def _check_embeds(errors: FormErrors, embeds: list[Json], prefix: str) -> None:
    errors.check_count(f"{prefix}embeds", embeds, 0, limits.EMBEDS)
    total = 0
    for i, embed in enumerate(embeds):
        path = f"{prefix}embeds.{i}"
        parts: list[tuple[str, Any, int]] = [
            ("title", embed.get("title"), limits.EMBED_TITLE),
            ("description", embed.get("description"), limits.EMBED_DESCRIPTION),
            ("footer.text", (embed.get("footer") or {}).get("text"), limits.EMBED_FOOTER),
            ("author.name", (embed.get("author") or {}).get("name"), limits.EMBED_AUTHOR),
        ]
        fields = embed.get("fields") or []
        errors.check_count(f"{path}.fields", fields, 0, limits.EMBED_FIELDS)
        for n, item in enumerate(fields):
            for key, most in (("name", limits.EMBED_FIELD_NAME), ("value", limits.EMBED_FIELD_VALUE)):
                if not item.get(key):
                    errors.required(f"{path}.fields.{n}.{key}")
                parts.append((f"fields.{n}.{key}", item.get(key), most))
        for key, text, most in parts:
            if text is not None:
                errors.check_length(f"{path}.{key}", text, 0, most)
                total += len(str(text))
        _check_embed_urls(errors, embed, path)
        if not (any(text for _, text, _ in parts) or embed.get("image") or embed.get("thumbnail")):
            errors.required(f"{path}.description")
    if total > limits.EMBED_TOTAL:
        errors.add(
            f"{prefix}embeds", "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {limits.EMBED_TOTAL}"
        )


def _check_embed_urls(errors: FormErrors, embed: Json, path: str) -> None:
    urls = [("url", embed.get("url"))]
    urls += [(f"{key}.url", (embed.get(key) or {}).get("url")) for key in ("image", "thumbnail")]
    urls += [(f"{key}.icon_url", (embed.get(key) or {}).get("icon_url")) for key in ("author", "footer")]
    for key, url in urls:
        if url is not None and not str(url).startswith(("http://", "https://", "attachment://")):
            errors.add(
                f"{path}.{key}",
                "URL_TYPE_INVALID_SCHEME",
                f"Scheme \"{str(url).split(':')[0]}\" is not supported. Scheme must be one of ('http', 'https').",
            )


def _check_mentions(errors: FormErrors, allowed: Json, prefix: str) -> None:
    parse = allowed.get("parse") or []
    for kind in ("users", "roles"):
        listed = allowed.get(kind) or []
        if len(listed) > 100:
            errors.check_count(f"{prefix}allowed_mentions.{kind}", listed, 0, 100)
        if listed and kind in parse:
            errors.add(
                f"{prefix}allowed_mentions",
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.',
            )
