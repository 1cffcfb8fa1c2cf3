"""What the hub lets this agency have, in a file of JSON lines."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from exports import now

TOLERANCE = timedelta(seconds=2)


class Inbox:
    """Writes first and moves on only then; each entry and each recall once."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.after = 0
        self.had: set[tuple[str, str]] = set()
        self.recalls: set[str] = set()

    def take(self, reply: dict, references: dict[str, str]) -> bool:
        """Takes an answer to a claim; whether it is worth asking again at once."""
        if reply["after"] != self.after or is_over(reply["notAfter"]):
            return True
        lines = []
        for entry in reply["entries"]:
            if (key := (entry["agency"], entry["id"])) not in self.had:
                self.had.add(key)
                told = {name: value for name, value in entry.items() if name not in ("seq", "handle")}
                lines.append({**told, "reference": references.get(entry["handle"]), "receivedAt": now()})
        self.write(lines)
        self.after = reply["next"]
        return reply["more"]

    def take_recalls(self, notices: list[dict], references: dict[str, str]) -> None:
        """Tells them on; answering is for the agency, which may have handed on what is called back."""
        fresh = [notice for notice in notices if notice["recall"] not in self.recalls]
        self.write(
            {
                "kind": "recall",
                "recall": notice["recall"],
                "notice": notice["kind"],
                "ids": notice["eventIds"],
                "reference": references.get(notice["handle"]),
                "at": notice["openedAt"],
            }
            for notice in fresh
        )
        self.recalls.update(notice["recall"] for notice in fresh)

    def write(self, lines) -> None:
        with self.file.open("a", encoding="utf-8") as sink:
            sink.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
            sink.flush()
            os.fsync(sink.fileno())


def is_over(not_after: str) -> bool:
    return datetime.now(UTC) > datetime.fromisoformat(not_after) + TOLERANCE
