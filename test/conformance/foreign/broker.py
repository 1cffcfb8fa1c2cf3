"""The NATS client protocol over a plain socket, as far as an adapter needs it."""

import asyncio
import base64
import json
import os
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from jose import b64, raw

ANSWER_WITHIN_S = 2
TRY_AGAIN_S = 0.2


class Away(Exception):
    """The broker cannot be reached, or the hub does not answer."""


class Broker:
    """One connection, made anew whenever it is lost; messages go to the receivers by subject."""

    def __init__(self, host: str, port: int, seed: str, receivers: dict[str, Callable[[bytes], None]]) -> None:
        self.place = (host, port)
        # Two bytes say what the seed is for, the last two are a check sum.
        self.key = Ed25519PrivateKey.from_private_bytes(base64.b32decode(seed + "=" * (-len(seed) % 8))[2:34])
        self.receivers = list(receivers.items())
        self.inbox = f"_INBOX.{os.urandom(12).hex()}"
        self.waiting: dict[str, asyncio.Future[bytes]] = {}
        self.writer: asyncio.StreamWriter | None = None

    @property
    def online(self) -> bool:
        return self.writer is not None

    async def run(self, connected: Callable[[], None]) -> None:
        while True:
            try:
                reader, writer = await asyncio.open_connection(*self.place, limit=4 * 1024**2)
                await self.greet(reader, writer)
                self.writer = writer
                connected()
                await self.read(reader, writer)
            except (OSError, asyncio.IncompleteReadError, ValueError):
                pass
            finally:
                self.writer = None
            await asyncio.sleep(TRY_AGAIN_S)

    async def greet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        info = json.loads((await reader.readline())[len("INFO ") :])
        public = raw(self.key.public_key())
        hello = {
            "verbose": False,
            "pedantic": False,
            "tls_required": False,
            "protocol": 1,
            "lang": "python",
            "version": "0",
            "nkey": nkey_of(public),
            "sig": b64(self.key.sign(info["nonce"].encode())),
        }
        subscriptions = "".join(f"SUB {subject} {sid}\r\n" for sid, (subject, _) in enumerate(self.receivers, 1))
        writer.write(f"CONNECT {json.dumps(hello)}\r\nSUB {self.inbox}.* 0\r\n{subscriptions}".encode())
        await writer.drain()

    async def read(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            verb, *words = line.decode().split()
            if verb == "PING":
                writer.write(b"PONG\r\n")
            elif verb == "MSG":
                data = (await reader.readexactly(int(words[-1]) + 2))[:-2]
                self.deliver(words[0], int(words[1]), data)

    def deliver(self, subject: str, sid: int, data: bytes) -> None:
        if sid > 0:
            self.receivers[sid - 1][1](data)
        elif (waiting := self.waiting.pop(subject, None)) and not waiting.done():
            waiting.set_result(data)

    def publish(self, subject: str, data: bytes, reply: str = "") -> None:
        if self.writer is None:
            raise Away
        self.writer.write(f"PUB {subject} {reply} {len(data)}\r\n".encode() + data + b"\r\n")

    async def ask(self, subject: str, data: bytes) -> bytes:
        reply = f"{self.inbox}.{os.urandom(6).hex()}"
        self.waiting[reply] = asyncio.get_running_loop().create_future()
        try:
            self.publish(subject, data, reply)
            return await asyncio.wait_for(self.waiting[reply], ANSWER_WITHIN_S)
        except TimeoutError as late:
            raise Away from late
        finally:
            self.waiting.pop(reply, None)


def nkey_of(public: bytes) -> str:
    """The public part of a user's nkey: a prefix, the key, CRC-16 (XMODEM), in base32."""
    text = bytes([20 << 3]) + public
    crc = 0
    for byte in text:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1) ^ 0x1021 if crc & 0x8000 else crc << 1
    return base64.b32encode(text + (crc & 0xFFFF).to_bytes(2, "little")).decode().rstrip("=")
