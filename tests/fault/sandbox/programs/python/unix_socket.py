"""Tries to reach a service of this machine by a socket that is a file, as that of Docker is."""

import socket
import sys

with socket.socket(socket.AF_UNIX) as sock:
    sock.connect(sys.argv[1])
    print(f'ESCAPED: reached {sys.argv[1]}')
