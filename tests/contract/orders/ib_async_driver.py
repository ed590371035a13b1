"""Unmodified clients of ib_async: obeys one JSON command a line, and says in JSON what their wrappers are told."""

import asyncio
import dataclasses
import datetime
import json
import sys
import traceback

from ib_async import IB, ComboLeg, Contract, ExecutionFilter, Order, OrderComboLeg, TagValue
from ib_async import order as orders
from ib_async.wrapper import Wrapper

RECORDED = sys.argv[1].split(",")


def say(**what):
    print(json.dumps(what, allow_nan=False), flush=True)


def plain(value):
    if dataclasses.is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if hasattr(value, "_asdict"):
        return plain(value._asdict())
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    return value


def recorded(name):
    """The library's own callback, which also says what it was called with."""
    original = getattr(Wrapper, name)

    def callback(self, *values):
        client = getattr(self, "told_as", None)
        # The fourth value of an error is its JSON, which other clients do not hand on.
        carried = values[:3] if name == "error" else values
        if client is not None:
            say(client=client, name=name, values=[plain(value) for value in carried])
        return original(self, *values)

    setattr(Wrapper, name, callback)


for each in [*RECORDED, "currentTime"]:
    recorded(each)


def contract_of(fields):
    fields = dict(fields)
    if "primaryExch" in fields:
        fields["primaryExchange"] = fields.pop("primaryExch")
    legs = [ComboLeg(**leg) for leg in fields.pop("comboLegs", [])]
    return Contract(**fields, comboLegs=legs)


def condition_of(fields):
    of, joined = fields["of"], fields.get("joined", "a")
    rest = {key: value for key, value in fields.items() if key not in ("of", "joined")}
    if of == "change":
        rest["changePercent"] = rest.pop("percent")
    if of not in ("time", "margin"):
        rest["exch"] = "SMART"
    kinds = {
        "price": orders.PriceCondition,
        "time": orders.TimeCondition,
        "margin": orders.MarginCondition,
        "execution": orders.ExecutionCondition,
        "volume": orders.VolumeCondition,
        "change": orders.PercentChangeCondition,
    }
    return kinds[of](conjunction=joined, **rest)


def order_of(order_id, fields):
    fields = dict(fields)
    for name, make in (
        ("conditions", condition_of),
        ("algoParams", lambda pair: TagValue(**pair)),
        ("smartComboRoutingParams", lambda pair: TagValue(**pair)),
        ("orderComboLegs", lambda leg: OrderComboLeg(**leg)),
    ):
        if name in fields:
            fields[name] = [make(item) for item in fields[name]]
    return Order(orderId=order_id, **fields)


def place(ib, order_id, contract, fields):
    order = order_of(order_id, fields)
    if order.whatIf:
        # Through the client below, which keeps the id that the test has chosen.
        ib.client.placeOrder(order_id, contract_of(contract), order)
        return
    try:
        ib.placeOrder(contract_of(contract), order)
    except AssertionError:
        # The library sends the change of a finished order, and then says that it should not have been asked.
        pass


def cancel(ib, order_id):
    ib.client.cancelOrder(order_id)


def executions(ib, fields):
    ib.reqExecutionsAsync(ExecutionFilter(**fields))


def under(ib, req_id):
    """The library counts its requests by itself: the next one is to have the id that the test has chosen."""
    ib.client._reqIdSeq = req_id
    return ib


def history(ib, req_id, contract):
    bars = under(ib, req_id).reqHistoricalDataAsync(
        contract_of(contract), "", "60 S", "5 secs", "MIDPOINT", False, 1, True
    )
    asyncio.ensure_future(bars).add_done_callback(lambda done: done.cancelled() or done.exception())


class Commands:
    """By the names of IB's API, as the tests send them; what is not here is the library's own low-level client's."""

    placeOrder = staticmethod(place)
    cancelOrder = staticmethod(cancel)
    reqIds = staticmethod(lambda ib: ib.client.reqIds(1))
    reqOpenOrders = staticmethod(lambda ib: ib.reqOpenOrdersAsync())
    reqAllOpenOrders = staticmethod(lambda ib: ib.reqAllOpenOrdersAsync())
    reqCompletedOrders = staticmethod(lambda ib: ib.reqCompletedOrdersAsync(False))
    reqExecutions = staticmethod(executions)
    reqPositions = staticmethod(lambda ib: ib.reqPositionsAsync())
    reqMktData = staticmethod(lambda ib, req_id, of: under(ib, req_id).reqMktData(contract_of(of)))
    reqRegulatorySnapshot = staticmethod(
        lambda ib, req_id, of: under(ib, req_id).reqMktData(contract_of(of), "", False, True)
    )
    reqTickByTickData = staticmethod(
        lambda ib, req_id, of: under(ib, req_id).reqTickByTickData(contract_of(of), "BidAsk")
    )
    reqMktDepth = staticmethod(lambda ib, req_id, of: under(ib, req_id).reqMktDepth(contract_of(of), 5, True))
    reqRealTimeBars = staticmethod(
        lambda ib, req_id, of: under(ib, req_id).reqRealTimeBars(contract_of(of), 5, "MIDPOINT", False)
    )
    reqHistoricalData = staticmethod(history)
    exerciseOptions = staticmethod(
        lambda ib, req_id, contract, *rest: ib.client.exerciseOptions(req_id, contract_of(contract), *rest)
    )


async def main():
    clients = {}
    loop = asyncio.get_running_loop()
    lines = asyncio.StreamReader(limit=1 << 24)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := await lines.readline():
        command = json.loads(line)
        key, name, args = command["client"], command["name"], command["args"]
        try:
            if name == "connect":
                ib = IB()
                # The library's own way to lift its limit of messages a second.
                ib.client.MaxRequests = 0
                await ib.connectAsync("127.0.0.1", *args, raiseSyncErrors=True)
                ib.wrapper.told_as = key
                clients[key] = ib
                say(client=key, name="connected", values=[ib.client.serverVersion()])
            elif name == "disconnect":
                clients.pop(key).disconnect()
                await asyncio.sleep(0)
                say(client=key, name="disconnected", values=[])
            else:
                ib = clients[key]
                known = getattr(Commands, name, None)
                if known:
                    known(ib, *args)
                else:
                    getattr(ib.client, name)(*args)
                # What the library sends in a turn of its own is to be out before the next command.
                await asyncio.sleep(0)
        except Exception:
            say(client=key, name="failed", values=[traceback.format_exc()])


asyncio.run(main())
