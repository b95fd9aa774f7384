"""Backups that only the holder of a key can read: the `age` format, by the library pyrage, which is an extra."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

from mentorcli.errors import RefusedError, UnreadableError, UsageError
from mentorcli.store import outside
from mentorcli.store.backup_archive import AGE
from mentorcli.text import Bilingual, bilingual, system_message

SUFFIX = ".age"
_KEY_HINT = bilingual(
    "A recipient is age1..., ssh-ed25519 ..., ssh-rsa ..., or a file with such lines. Make a key with: age-keygen",
    "Un destinataire est age1..., ssh-ed25519 ..., ssh-rsa ..., ou un fichier de telles lignes. "
    "Créez une clé avec\u00a0: age-keygen",
)


def is_encrypted(data: bytes) -> bool:
    """Return whether a file is one that age has encrypted."""
    return data.startswith(AGE)


def _pyrage() -> ModuleType:
    """Return the library. Raises RefusedError where it is not installed."""
    try:
        return import_module("pyrage")
    except ImportError:
        raise RefusedError(
            bilingual(
                "Encrypted backups need the library pyrage, which is not installed",
                "Les sauvegardes chiffrées demandent la bibliothèque pyrage, qui n'est pas installée",
            ),
            bilingual(
                "Install it where mentor is: pip install pyrage",
                "Installez-la au même endroit que mentor\u00a0: pip install pyrage",
            ),
        ) from None


def sealed_for(recipients: Sequence[str]) -> Callable[[bytes], bytes]:
    """Return what encrypts for some recipients: public keys, or files of them.

    Raises RefusedError where the library is not installed, UsageError for what is no public key.
    """
    library = _pyrage()
    keys = [key for typed in recipients for key in _public_keys(library, typed)]

    def seal(data: bytes) -> bytes:
        encrypted: bytes = library.encrypt(data, keys)
        return encrypted

    return seal


def _public_keys(library: ModuleType, typed: str) -> list[Any]:
    if typed.startswith(("age1", "ssh-")):
        return [_public_key(library, typed, typed)]
    found = [_public_key(library, line, typed) for line in _lines(typed)]
    if not found:
        raise UsageError(
            bilingual(f"{typed} holds no public key", f"{typed} ne contient aucune clé publique"), _KEY_HINT
        )
    return found


def _public_key(library: ModuleType, text: str, typed: str) -> Any:  # noqa: ANN401 - the library has no types
    kind = library.ssh if text.startswith("ssh-") else library.x25519
    try:
        return kind.Recipient.from_str(text)
    except library.RecipientError:
        raise UsageError(
            bilingual(f"{typed} is no public key of age or SSH", f"{typed} n'est pas une clé publique d'age ou de SSH"),
            _KEY_HINT,
        ) from None


def opened_with(data: bytes, identity: str | None, where: str) -> bytes:
    """Return what age has encrypted in a file, by the private keys in the file `identity`.

    Raises UsageError without keys, or for what is none; UnreadableError for a damaged file, or one of other keys.
    """
    library = _pyrage()
    if identity is None:
        raise UsageError(
            bilingual(f"{where} is encrypted", f"{where} est chiffré"),
            bilingual(
                "Name the file of your private key: --identity FILE",
                "Donnez le fichier de votre clé privée\u00a0: --identity FICHIER",
            ),
        )
    keys = _private_keys(library, identity)
    try:
        decrypted: bytes = library.decrypt(data, keys)
    except library.DecryptError as error:
        what = _cause(str(error))
        raise UnreadableError(
            bilingual(
                f"{where} cannot be decrypted: {what}", f"{where} ne peut pas être déchiffré\u00a0: {what.french}"
            ),
            bilingual(
                "Give the key it was made for, or another backup.",
                "Donnez la clé pour laquelle elle a été faite, ou une autre sauvegarde.",
            ),
        ) from None
    return decrypted


def _cause(message: str) -> Bilingual:
    if "No matching keys" in message:
        return bilingual("it was made for another key", "elle a été faite pour une autre clé")
    return bilingual(f"it is damaged ({message})", f"elle est abîmée ({message})")


def _private_keys(library: ModuleType, path: str) -> Iterable[Any]:
    lines = _lines(path)
    try:
        if lines and lines[0].startswith("-----BEGIN"):
            return [library.ssh.Identity.from_buffer("\n".join([*lines, ""]).encode())]
        if lines:
            return [library.x25519.Identity.from_str(line) for line in lines]
    except library.IdentityError:
        pass
    raise UsageError(
        bilingual(
            f"{path} holds no private key of age or SSH, or one with a passphrase",
            f"{path} ne contient pas de clé privée d'age ou de SSH, ou elle a une phrase secrète",
        ),
        bilingual("Make one with: age-keygen -o key.txt", "Créez-en une avec\u00a0: age-keygen -o cle.txt"),
    )


def _lines(path: str) -> list[str]:
    """Return the lines of a file of keys, without comments. Raises UsageError."""
    try:
        lines = outside.read(path).decode().splitlines()
    except (OSError, ValueError) as error:
        reason = system_message(error)
        raise UsageError(
            bilingual(f"{path} cannot be read: {reason}", f"{path} ne peut pas être lu\u00a0: {reason.french}"),
            _KEY_HINT,
        ) from None
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
