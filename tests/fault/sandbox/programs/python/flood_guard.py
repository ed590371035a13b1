"""Tries to use up the open files of whoever runs the guard: keeps as many connections to it as it is told."""

import socket
import sys
import time

most = int(sys.argv[1])
kept = []
for _ in range(most):
    kept.append(socket.socket(socket.AF_UNIX))
    kept[-1].connect('/run/guard.sock')
time.sleep(0.5)


def is_open(sock):
    try:
        # What a closed one says depends on who closed it.
        return sock.send(b'A') == 1
    except OSError:
        return False


count = sum(map(is_open, kept))
print(f'ESCAPED: keeps all {count}' if count == most else f'held: only {count} of {most} are kept')
