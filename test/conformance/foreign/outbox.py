"""What was said and has no receipt yet; signed once, sent until the hub answers."""

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime

from exports import now
from gate import Gate
from jose import Keys, b64, canonical

MOST_IN_A_MESSAGE = 100
FIRST_WAIT_S = 3
GIVE = "de.wegmarke.consent.give.v1"
WITHDRAW = "de.wegmarke.consent.withdraw.v1"


@dataclass
class Item:
    """One signed envelope and what became of it: waiting, sent, held, refused, recorded."""

    handle: str
    type: str
    time: str
    signed: dict
    is_command: bool
    state: str = "waiting"
    attempts: int = 0
    again_at: float = 0
    settled_at: str = ""


class Outbox:
    """Of the whole agency, in the order in which things were said."""

    def __init__(self, network: str, agency: str, keys: Keys, gate: Gate) -> None:
        self.network, self.agency, self.keys, self.gate = network, agency, keys, gate
        self.items: dict[str, Item] = {}

    def add(self, id: str, handle: str, kind: str, data: dict, time: str = "") -> None:
        """Signs what is new; what is known stays as it was said first."""
        if id in self.items:
            return
        is_command, happened = time == "", time or now()
        salt = os.urandom(32)
        body = {"source": f"//{self.network}/{self.agency}/{handle}", "data": data}
        head = {
            "specversion": "1.0",
            "id": id,
            "type": kind,
            "time": happened,
            "network": self.network,
            "agency": self.agency,
            "kind": "command" if is_command else "event",
            "commitment": b64(hashlib.sha256(salt + canonical(body)).digest()),
        }
        signature = self.keys.sign({**head, "source": f"//{self.network}/{self.agency}"}, detached=True)
        signed = {"envelope": {**head, "salt": b64(salt), **body}, "signature": signature}
        self.items[id] = Item(handle, kind, happened, signed, is_command)

    def due(self, clock: float) -> list[dict]:
        """What goes into the next message: withdrawals first, and of a case nothing beside what waits for its receipt."""
        found: list[Item] = []
        under_way: set[str] = set()
        for item in sorted(self.items.values(), key=lambda one: one.type != WITHDRAW):
            if item.state == "sent":
                if item.again_at <= clock and item.handle not in under_way:
                    found.append(item)
                elif item.type != WITHDRAW:
                    under_way.add(item.handle)
            elif item.state == "waiting" and self.may_leave(item, under_way):
                found.append(item)
            if len(found) == MOST_IN_A_MESSAGE:
                break
        for item in found:
            item.attempts += 1
            item.state, item.again_at = "sent", clock + FIRST_WAIT_S * 2 ** min(item.attempts - 1, 6)
        return [item.signed for item in found]

    def may_leave(self, item: Item, under_way: set[str]) -> bool:
        if item.type == WITHDRAW:
            return True
        if item.handle in under_way:
            return False
        return item.is_command or self.gate.lets(item.handle, item.type, item.time)

    def ask_again(self, handles: set[str]) -> None:
        for item in self.items.values():
            if item.state == "held" and item.handle in handles:
                item.state = "waiting"

    def settle(self, receipt: dict) -> None:
        item = self.items.get(receipt["id"])
        if item is None or item.state in ("recorded", "refused"):
            return
        item.state = {"accepted": "recorded"}.get(receipt["outcome"], receipt["outcome"])
        item.settled_at = receipt["at"]

    def recorded(self, since: datetime) -> list[list[dict]]:
        """What was recorded since then, in messages: for a hub that was restored."""
        again = [
            item.signed
            for item in self.items.values()
            if item.state == "recorded" and datetime.fromisoformat(item.settled_at) >= since
        ]
        return [again[at : at + MOST_IN_A_MESSAGE] for at in range(0, len(again), MOST_IN_A_MESSAGE)]

    def give_consent(self, handle: str, consent: str) -> None:
        provision = {
            "provisionId": b64(os.urandom(16)),
            "form": "consent",
            "source": self.agency,
            "recipients": ["jobcenter"],
            "purposes": ["course-progress"],
            "eventTypes": ["de.wegmarke.language.voluntary-offer-joined.v1"],
            "depth": "detail",
            "special": False,
            "validFrom": now(),
            "validUntil": "2099-01-01T00:00:00.000Z",
        }
        notice = {"id": "conformance", "version": "1", "language": "de", "channel": "paper"}
        told = {"givenBy": "person", "identityCheck": "document", "consequencesTold": True}
        self.add(b64(os.urandom(32)), handle, GIVE, {"consentId": consent, "notice": notice, **told, "provisions": [provision]})

    def withdraw_consent(self, handle: str, consent: str) -> None:
        self.gate.withdrawn.add(consent)
        self.add(b64(os.urandom(32)), handle, WITHDRAW, {"consentId": consent})
