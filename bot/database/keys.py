"""The keys that private text is encrypted with. They live apart from the database: see `DATA_KEY`."""

import base64
import binascii
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.errors import OperatorFacingError

_NONCE_BYTES = 12
_KEY_BYTES = 32


class KeyRing:
    """AES-256-GCM keys by id. The first one writes; all read, so a key is rotated by putting a new one in front.

    A cipher text is `id:` + nonce + sealed text; the table and column are authenticated with it, so a value moved to
    another column does not open.
    """

    def __init__(self, keys: dict[str, bytes]) -> None:
        self._keys = dict(keys)
        self._ciphers = {key_id: AESGCM(key) for key_id, key in keys.items()}
        self._writing = next(iter(keys))

    @classmethod
    def parse(cls, text: str) -> "KeyRing":
        """Read `id=base64[,id=base64...]`, each key of 32 bytes.

        Raises:
            OperatorFacingError: the text is not of that form.
        """
        keys: dict[str, bytes] = {}
        for part in text.split(","):
            key_id, _, encoded = part.strip().partition("=")
            try:
                keys[key_id] = base64.urlsafe_b64decode(encoded)
            except (binascii.Error, ValueError):
                keys[key_id] = b""
            if not key_id.isalnum() or len(keys[key_id]) != _KEY_BYTES:
                raise OperatorFacingError("DATA_KEY is malformed: type `quillcast init` to make one.")
        return cls(keys)

    @staticmethod
    def generate(key_id: str = "k1") -> str:
        """A new key in the form that `parse` reads."""
        return f"{key_id}={base64.urlsafe_b64encode(os.urandom(_KEY_BYTES)).decode()}"

    def seal(self, text: str, place: str) -> bytes:
        """Encrypt `text` for the column `place` ("table.column")."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = self._ciphers[self._writing].encrypt(nonce, text.encode(), self._bound(self._writing, place))
        return self._writing.encode() + b":" + nonce + sealed

    def open(self, sealed: bytes, place: str) -> str:
        """Decrypt what `seal` made for the same `place`.

        Raises:
            OperatorFacingError: the key is not on the ring, or the value was not made for this place.
        """
        key_id, _, rest = sealed.partition(b":")
        cipher = self._ciphers.get(key_id.decode(errors="replace"))
        if cipher is None:
            raise OperatorFacingError(f"DATA_KEY lacks the key that {place} was written with.")
        try:
            return cipher.decrypt(
                rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], self._bound(key_id.decode(), place)
            ).decode()
        except InvalidTag:
            raise OperatorFacingError(f"A value in {place} does not open with its key.") from None

    def marks(self, text: str, place: str) -> tuple[str, ...]:
        """Keyed hashes (HMAC-SHA256) by which `text` is known again in the column `place` without being kept there.

        One a key, that of the writing key first: store the first, look for all.
        """
        return tuple(
            f"{key_id}:{_hash(_hash(key, f'mark|{place}').digest(), text).hexdigest()}"
            for key_id, key in self._keys.items()
        )

    @staticmethod
    def _bound(key_id: str, place: str) -> bytes:
        return f"{key_id}|{place}".encode()


def _hash(key: bytes, text: str) -> "hmac.HMAC":
    return hmac.new(key, text.encode(), "sha256")
