"""Files of a message: which are new, which are kept, and how layouts refer to them."""

from collections.abc import Mapping

from bot.playground import images, limits
from bot.playground.errors import DiscordError, FormErrors
from bot.playground.model import Json, StoredFile, Upload
from bot.playground.world import World


def store_uploads(
    world: World, body: Json, uploads: Mapping[int, Upload], channel_id: int, *, ephemeral: bool, prefix: str = ""
) -> list[StoredFile]:
    """Put the files of a request on the CDN, with the names and alt texts that `attachments` gives them."""
    if len(uploads) > limits.ATTACHMENTS:
        raise DiscordError(30015)
    if any(len(upload.content) > limits.FILE_BYTES for upload in uploads.values()):
        raise DiscordError(40005)
    described = {int(a["id"]): a for a in body.get("attachments") or [] if str(a.get("id", "")).isdigit()}
    errors = FormErrors()
    stored: list[StoredFile] = []
    for number, upload in sorted(uploads.items()):
        about = described.get(number, {})
        if about.get("description") is not None:
            errors.check_length(f"{prefix}attachments.{number}.description", about["description"], 0, limits.ALT_TEXT)
        named = Upload(
            about.get("filename") or upload.filename, upload.content, upload.content_type, about.get("description")
        )
        stored.append(world.store_file(named, channel_id, ephemeral=ephemeral))
    errors.finish()
    return stored


def kept_files(body: Json, files: list[StoredFile], uploads: Mapping[int, Upload]) -> list[StoredFile]:
    """Which old files an edit keeps: all when it does not mention attachments, else those it lists."""
    if body.get("attachments") is None:
        return [] if "attachments" in body else files
    listed = {int(a["id"]) for a in body["attachments"]} - set(uploads)
    return [f for f in files if f.id in listed]


class MediaResolver:
    """Unfurls media addresses of a layout against the files of its message."""

    def __init__(self, world: World, files: list[StoredFile]) -> None:
        self._world = world
        self._files = files
        self.used: set[int] = set()

    def __call__(self, url: str) -> Json | None:
        if not url.startswith("attachment://"):
            return {
                "id": str(self._world.new_id()),
                "url": url,
                "proxy_url": url,
                "width": None,
                "height": None,
                "content_type": None,
            }
        name = url.removeprefix("attachment://")
        file = next((f for f in reversed(self._files) if f.upload.filename == name), None)
        if file is None:
            return None
        self.used.add(file.id)
        width, height = images.dimensions(file.upload.content) or (None, None)
        address = self._world.origin + file.path
        return {
            "id": str(file.id),
            "url": address,
            "proxy_url": address,
            "width": width,
            "height": height,
            "content_type": file.upload.content_type,
            "attachment_id": str(file.id),
            "_size": len(file.upload.content),
        }
