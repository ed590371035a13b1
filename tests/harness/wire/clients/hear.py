"""Reads one frame a line, {"client", "version", "fields"}, and says which callbacks the client's own decoder makes."""

import dataclasses
import datetime
import importlib
import json
import math
import sys
from types import SimpleNamespace


def plain(value):
    if dataclasses.is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if hasattr(value, "_asdict"):
        return {name: plain(item) for name, item in value._asdict().items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, datetime.datetime):
        return int(value.timestamp())
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


class Listener:
    """Stands where the client's wrapper stands and keeps what it is told."""

    def __init__(self):
        self.told = []
        self.ib = SimpleNamespace(TimezoneTWS="")
        self.defaultTimezone = datetime.timezone.utc

    def __getattr__(self, name):
        return lambda *args: self.told.append([name, [plain(arg) for arg in args]])


class Complaints:
    """The decoders log what they cannot read, and go on."""

    def __init__(self, listener):
        self.listener = listener

    def exception(self, text):
        self.listener.told.append(["complaint", [f"{text}: {sys.exc_info()[1]!r}"]])


for line in sys.stdin:
    frame = json.loads(line)
    listener = Listener()
    decoder = importlib.import_module(frame["client"] + ".decoder").Decoder(listener, frame["version"])
    decoder.logger = Complaints(listener)
    decoder.interpret(frame["fields"])
    print(json.dumps(listener.told))
