"""Tries to carry something off by UDP, to the address it is told. Escaped when there is an answer."""

import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.settimeout(5)
    sock.connect((host, port))
    sock.send(b'\0' * 12 + b'everything')
    print(f'ESCAPED: {len(sock.recv(512))} bytes came back')
