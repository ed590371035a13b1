"""Tries to reach this machine by its own address in the network."""

import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])
with socket.create_connection((host, port), timeout=1):
    print(f'ESCAPED: reached {host}:{port}')
