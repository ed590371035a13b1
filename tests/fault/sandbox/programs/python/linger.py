"""Tries to make a connection whose closing holds up whoever closes it. Over a socket it can be put into our hands."""

import socket
import struct

with socket.socket() as sock:
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 60))
    print('ESCAPED: it lingers')
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 0, 0))
