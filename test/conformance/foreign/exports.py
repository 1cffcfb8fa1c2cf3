"""The kit's exports (docs/how-to/conformance.md) as events: keyed ids, German time, nothing guessed."""

import csv
import hashlib
import hmac
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jose import b64

BERLIN = ZoneInfo("Europe/Berlin")
HAPPENED = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})(?: (\d\d):(\d\d))?")
FIELDS = {
    "byLaw": ("de.wegmarke.language.registered.v1", lambda course: {"courseKind": "general", "courseCode": course}),
    "byConsent": ("de.wegmarke.language.voluntary-offer-joined.v1", lambda _: {"offer": "language-cafe"}),
    "untilChanged": ("de.wegmarke.language.interrupted.v1", lambda course: {"courseCode": course}),
}


@dataclass
class Happening:
    """One row of an export."""

    id: str
    reference: str
    type: str
    time: str
    data: dict


class Exports:
    """A folder of CSV files, each read once; a row that comes again has the id that it had."""

    def __init__(self, folder: Path, secret: bytes) -> None:
        self.folder = folder
        self.secret = secret
        self.read: set[str] = set()
        self.faults = 0

    def keyed(self, *parts: str) -> str:
        """An id that nobody can find by trying all file numbers."""
        return b64(hmac.new(self.secret, "\x1f".join(parts).encode(), hashlib.sha256).digest())

    def new(self) -> Iterator[Happening]:
        for path in sorted(self.folder.glob("*.csv")):
            if path.name in self.read:
                continue
            self.read.add(path.name)
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file, delimiter=";"):
                    if (one := self.happening(row)) is None:
                        self.faults += 1
                    else:
                        yield one

    def happening(self, row: dict[str, str]) -> Happening | None:
        time = instant(row["happened"])
        if time is None or row["event"] not in FIELDS:
            return None
        kind, fields = FIELDS[row["event"]]
        return Happening(self.keyed("event", kind, row["row"]), row["file"], kind, time, fields(row["course"]))


def instant(text: str) -> str | None:
    """A German time in UTC; the first of two when the clock is set back, none when it was skipped."""
    if (match := HAPPENED.fullmatch(text)) is None:
        return None
    day, month, year, hour, minute = (int(part or 0) for part in match.groups())
    try:
        local = datetime(year, month, day, hour, minute, tzinfo=BERLIN)
    except ValueError:
        return None
    utc = local.astimezone(UTC)
    is_real = utc.astimezone(BERLIN).replace(fold=0) == local
    return stamp(utc) if is_real else None


def stamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def now() -> str:
    return stamp(datetime.now(UTC))
