"""Tries to have what waits to be sent kept where no limit on memory counts it: in datagrams."""

import socket

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as receiver:
    receiver.bind(('127.0.0.1', 0))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 17) as sender:
        print('ESCAPED: keeps', sender.sendto(b'x' * 60_000, receiver.getsockname()), 'bytes there')
