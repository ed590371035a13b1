"""Tries every port of 127.0.0.1, to find anybody but the guard. Escaped when it met the port it is told."""

import socket
import sys


def met(ports):
    sock = socket.socket()
    for port in ports:
        # One that was refused may try again.
        if sock.connect_ex(('127.0.0.1', port)) != 0:
            continue
        # Now and then a socket meets itself.
        if sock.getsockname() != sock.getpeername():
            yield port
        sock.close()
        sock = socket.socket()


wanted = int(sys.argv[1])
if list(met([wanted])):
    # Enough: the others are no business of a test's.
    print(f'ESCAPED: met {wanted}')
    sys.exit()
print(f'held: met only {list(met(range(1, 65536)))}')
