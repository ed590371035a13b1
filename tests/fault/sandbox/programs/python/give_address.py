"""Tries to configure the network it is in: gives the loopback card a second address, over netlink."""

import os
import socket
import struct

NEW_ADDRESS = 20
REQUEST, ACKNOWLEDGE, CREATE = 1, 4, 0x400
card = socket.if_nametoindex('lo')
address = socket.inet_aton('10.99.99.99')
body = struct.pack('BBBBI', socket.AF_INET, 32, 0, 0, card)
for kind in (1, 2):
    body += struct.pack('HH', 8, kind) + address
header = struct.pack('IHHII', 16 + len(body), NEW_ADDRESS, REQUEST | ACKNOWLEDGE | CREATE, 1, 0)
with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as sock:
    sock.send(header + body)
    errno = -struct.unpack_from('i', sock.recv(4096), 16)[0]
if errno:
    raise OSError(errno, os.strerror(errno))
print('ESCAPED: configures the network')
