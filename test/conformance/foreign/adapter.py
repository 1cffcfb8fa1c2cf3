"""An adapter that shares nothing with Wegmarke's own but the documents: docs/asyncapi.yaml, docs/openapi.json, docs/schemas.

It shows that another language will do, and keeps what it knows in memory: it is an example, not for use.
`adapter.py <office>` runs it, `adapter.py <office> act` does what WEGMARKE_ACT says.
"""

import asyncio
import json
import os
import sys
import urllib.request
from datetime import datetime
from pathlib import Path
from urllib.parse import urlparse

from broker import Away, Broker
from exports import Exports, now
from gate import Gate
from inbox import Inbox
from jose import Keys
from outbox import Outbox

TICK_S = 0.1
ASK_ANYWAY_S = 5


class Adapter:
    """One agency's adapter, in one turn after the other."""

    def __init__(self, office: Path) -> None:
        def read(name: str) -> dict:
            return json.loads((office / name).read_text())

        place = read("foreign.json")
        request = read("registration-request.json")
        self.network, self.agency = request["network"], request["agency"]
        self.hub = place["hub"]
        self.keys = Keys(read("keys.json"), read("hub-keys.json"))
        self.exports = Exports(office / "exports", (office / "secret").read_bytes())
        self.gate = Gate(self.agency)
        self.outbox = Outbox(self.network, self.agency, self.keys, self.gate)
        self.inbox = Inbox(office / "sink" / "events.jsonl")
        self.references: dict[str, str] = {}
        self.evidence_after = 0
        self.asked_at = -ASK_ANYWAY_S
        self.rung = True
        broker = urlparse(place["nats"])
        receivers = {self.subject("receipts"): self.take_receipts, self.subject("bell"): lambda _: self.ring()}
        seed = (office / "nkey.seed").read_text().strip()
        self.broker = Broker(broker.hostname or "", broker.port or 4222, seed, receivers)

    def subject(self, kind: str) -> str:
        return f"{kind}.{self.network}.{self.agency}"

    def ring(self) -> None:
        self.rung = True

    async def run(self) -> None:
        connection = asyncio.create_task(self.broker.run(self.ring))
        acts = await asyncio.start_unix_server(self.act, "act.sock")
        print(json.dumps({"at": now(), "event": "ready"}), flush=True)
        async with acts:
            while not connection.done():
                self.take_exports()
                await self.ask_if_rung()
                self.send()
                await asyncio.sleep(TICK_S)

    def take_exports(self) -> None:
        for row in self.exports.new():
            handle = self.exports.keyed("handle", row.reference)
            if handle not in self.references:
                self.references[handle] = row.reference
                self.outbox.add(self.exports.keyed("open", row.reference), handle, "de.wegmarke.case.open.v1", {})
            self.outbox.add(row.id, handle, row.type, row.data, row.time)

    async def ask_if_rung(self) -> None:
        clock = asyncio.get_running_loop().time()
        if not self.broker.online or not (self.rung or clock - self.asked_at > ASK_ANYWAY_S):
            return
        self.rung, self.asked_at = False, clock
        try:
            await self.ask_for_evidence()
            await self.claim()
        except Away:
            self.rung = True

    async def ask(self, kind: str, after: int) -> bytes | None:
        question = {"kind": kind, "network": self.network, "agency": self.agency, "after": after, "max": 100, "at": now()}
        return self.keys.opened(await self.broker.ask(self.subject(kind), self.keys.sign(question).encode()))

    async def ask_for_evidence(self) -> None:
        more = True
        while more:
            sealed = await self.ask("evidence", self.evidence_after)
            told = sealed and self.keys.verified(sealed)
            if not told:
                return
            if told["agreementHash"] != self.gate.agreement_hash:
                await asyncio.to_thread(self.read_agreement)
            changed = self.gate.learn(told)
            self.outbox.ask_again(changed)
            self.evidence_after, more = told["next"], told["more"]
            self.inbox.take_recalls(told["recalls"], self.references)

    def read_agreement(self) -> None:
        with urllib.request.urlopen(f"{self.hub}/v1/networks/{self.network}/agreement", timeout=5) as page:
            read = self.keys.verified(page.read())
        if read:
            self.gate.adopt(read["agreement"])

    async def claim(self) -> None:
        more = True
        while more:
            plain = await self.ask("claim", self.inbox.after)
            if plain is None:
                raise Away
            more = self.inbox.take(json.loads(plain), self.references)

    def take_receipts(self, message: bytes) -> None:
        told = self.keys.verified(message)
        if told and (told["network"], told["agency"]) == (self.network, self.agency):
            for receipt in told["receipts"]:
                self.outbox.settle(receipt)

    def send(self) -> None:
        clock = asyncio.get_running_loop().time()
        while self.broker.online and (batch := self.outbox.due(clock)):
            self.publish(batch)

    def publish(self, batch: list[dict]) -> None:
        sealed = self.keys.sealed_to_hub(json.dumps({"batch": batch}).encode())
        self.broker.publish(self.subject("intake"), sealed.encode())

    async def act(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """What staff and operator do: a line of JSON, answered when it is in the outbox."""
        asked = json.loads(await reader.readline())
        handle = self.exports.keyed("handle", asked["file"])
        if asked["act"] == "give-consent":
            self.outbox.give_consent(handle, self.exports.keyed("consent", asked["file"]))
        elif asked["act"] == "withdraw-consent":
            self.outbox.withdraw_consent(handle, self.exports.keyed("consent", asked["file"]))
        elif asked["act"] == "replay":
            for batch in self.outbox.recorded(datetime.fromisoformat(asked["since"])):
                self.publish(batch)
        writer.write(b"done\n")
        writer.close()


async def ask_running() -> None:
    """Hands an act to the adapter that runs."""
    reader, writer = await asyncio.open_unix_connection("act.sock")
    said = {name: os.environ.get(f"WEGMARKE_{name.upper()}", "") for name in ("act", "file", "since")}
    writer.write(json.dumps(said).encode() + b"\n")
    if await reader.readline() != b"done\n":
        raise SystemExit("the adapter did not do it")


if __name__ == "__main__":
    # The path of a socket must be short.
    os.chdir(sys.argv[1])
    asyncio.run(ask_running() if sys.argv[2:] == ["act"] else Adapter(Path()).run())
