"""What may leave now, by the agreement and the evidence; whatever is not known stays."""

import hashlib

from exports import now
from jose import b64, canonical


class Gate:
    """Asked for every event right before it is sent."""

    def __init__(self, agency: str) -> None:
        self.agency = agency
        self.cells: list[dict] = []
        self.agreement_hash = ""
        self.told_hash = ""
        self.stale_after = ""
        self.cases: dict[str, dict] = {}
        self.withdrawn: set[str] = set()

    def adopt(self, agreement: dict) -> None:
        self.agreement_hash = b64(hashlib.sha256(canonical(agreement)).digest())
        self.cells = agreement["cells"]

    def learn(self, told: dict) -> set[str]:
        """Takes evidence; the cases that it is about."""
        self.told_hash, self.stale_after = told["agreementHash"], told["staleAfter"]
        changed = {case["handle"]: case for case in told["cases"]}
        self.cases.update(changed)
        return set(changed)

    def lets(self, handle: str, kind: str, time: str) -> bool:
        case = self.cases.get(handle)
        if case is None or not case["linked"] or case["erased"] or case["restrictions"] or case["objections"]:
            return False
        if self.agreement_hash != self.told_hash or now() > self.stale_after:
            return False
        about = [cell for cell in self.cells if self.speaks_of(cell, kind, time)]
        forbidden = {cell["recipient"] for cell in about if cell["basis"]["kind"] == "FORBIDDEN"}
        return any(cell["recipient"] not in forbidden and self.has_basis(cell, case, kind, time) for cell in about)

    def speaks_of(self, cell: dict, kind: str, time: str) -> bool:
        is_in_force = cell["from"] <= time < cell.get("until", "~")
        return is_in_force and cell["sender"] == self.agency and cell["eventType"] == kind

    def has_basis(self, cell: dict, case: dict, kind: str, time: str) -> bool:
        if cell["trigger"] == "on-request" or cell["decidedBy"] == "clerk":
            return False
        if cell["basis"]["kind"] == "STATUTORY":
            return cell.get("condition") in (None, *case["facts"])
        return any(self.covers(one, cell, kind, time) for one in case["provisions"])

    def covers(self, provision: dict, cell: dict, kind: str, time: str) -> bool:
        is_alive = provision["consentId"] not in self.withdrawn and not provision.keys() & {"withdrawnAt", "invalidatedAt"}
        is_valid = provision.get("validFrom", "") <= now() < provision["validUntil"]
        is_in_period = provision.get("dataFrom", "") <= time < provision.get("dataUntil", "~")
        fits = cell["recipient"] in provision["recipients"] and cell["purpose"] in provision["purposes"]
        names = provision["source"] == self.agency and {kind, "*"} & set(provision["eventTypes"])
        return bool(is_alive and is_valid and is_in_period and fits and names)
