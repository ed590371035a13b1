"""Tries to get a forbidden order past the guard: goes to its socket directly, and not by a port where somebody might
look first. Prints which answer came."""

import asyncio

from ib_async import IB, LimitOrder, Stock


async def to_the_socket(loop, protocol, *_, **__):
    return await loop.create_unix_connection(protocol, '/run/guard.sock')


asyncio.BaseEventLoop.create_connection = to_the_socket
ib = IB()
errors = []
ib.errorEvent += lambda _, code, text, *__: errors.append(text) if code == 201 else None
ib.connect('127.0.0.1', 4002, clientId=7)
trade = ib.placeOrder(Stock('AAPL', 'SMART', 'USD'), LimitOrder('BUY', 1000, 1))
for _ in range(100):
    ib.sleep(0.05)
    if errors:
        print(f'held: {errors[0]}')
        break
    if trade.orderStatus.status in ('PreSubmitted', 'Submitted', 'Filled'):
        print(f'ESCAPED: the order is {trade.orderStatus.status}')
        break
ib.disconnect()
