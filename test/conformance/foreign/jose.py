"""JOSE as docs/asyncapi.yaml has it: EdDSA (RFC 8037), ECDH-ES with A256GCM (RFC 7516, 7518), canonical JSON (RFC 8785)."""

import base64
import hashlib
import json
import os

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def raw(key: Ed25519PublicKey | X25519PublicKey) -> bytes:
    """The 32 bytes of a public key, by the names that older versions of the package know, too."""
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def canonical(value: object) -> bytes:
    """RFC 8785 for what occurs here: names in ASCII, no fractions."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


class Keys:
    """The agency's own keys (keys.json) and the public ones of the hub (hub-keys.json), which are pinned."""

    def __init__(self, own: dict, hub: dict) -> None:
        by_use = {key["use"]: key for key in reversed(own["keys"])}
        self.kid = by_use["sig"]["kid"]
        self.signing = Ed25519PrivateKey.from_private_bytes(unb64(by_use["sig"]["d"]))
        self.opening = X25519PrivateKey.from_private_bytes(unb64(by_use["enc"]["d"]))
        self.hub_signing = {key["kid"]: Ed25519PublicKey.from_public_bytes(unb64(key["x"])) for key in hub["signing"]}
        self.hub_sealing = hub["sealing"]

    def sign(self, value: object, detached: bool = False) -> str:
        header = b64(canonical({"alg": "EdDSA", "kid": self.kid}))
        payload = b64(canonical(value))
        signature = b64(self.signing.sign(f"{header}.{payload}".encode()))
        return f"{header}.{'' if detached else payload}.{signature}"

    def verified(self, jws: bytes) -> dict | None:
        """What the hub signed; None when it was somebody else."""
        try:
            header, payload, signature = jws.decode().split(".")
            fields = json.loads(unb64(header))
            if fields.get("alg") != "EdDSA" or set(fields) != {"alg", "kid"}:
                return None
            self.hub_signing[fields["kid"]].verify(unb64(signature), f"{header}.{payload}".encode())
            return json.loads(unb64(payload))
        except (InvalidSignature, KeyError, ValueError):
            return None

    def sealed_to_hub(self, plain: bytes) -> str:
        once = X25519PrivateKey.generate()
        secret = once.exchange(X25519PublicKey.from_public_bytes(unb64(self.hub_sealing["x"])))
        epk = {"kty": "OKP", "crv": "X25519", "x": b64(raw(once.public_key()))}
        header = b64(canonical({"alg": "ECDH-ES", "enc": "A256GCM", "kid": self.hub_sealing["kid"], "epk": epk}))
        iv = os.urandom(12)
        sealed = AESGCM(content_key(secret)).encrypt(iv, plain, header.encode())
        return f"{header}..{b64(iv)}.{b64(sealed[:-16])}.{b64(sealed[-16:])}"

    def opened(self, jwe: bytes) -> bytes | None:
        """What was sealed to this agency; None when it was sealed to another one."""
        try:
            header, _, iv, text, tag = jwe.decode().split(".")
            epk = json.loads(unb64(header))["epk"]
            secret = self.opening.exchange(X25519PublicKey.from_public_bytes(unb64(epk["x"])))
            return AESGCM(content_key(secret)).decrypt(unb64(iv), unb64(text) + unb64(tag), header.encode())
        except (InvalidTag, KeyError, ValueError):
            return None


def content_key(secret: bytes) -> bytes:
    """Concat KDF of RFC 7518, 4.6.2, in its one round."""
    name = b"A256GCM"
    info = len(name).to_bytes(4, "big") + name + bytes(8) + (256).to_bytes(4, "big")
    return hashlib.sha256((1).to_bytes(4, "big") + secret + info).digest()
