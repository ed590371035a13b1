"""Tries to start more processes than it may, up to as many as it is told. Every one of them sleeps."""

import os
import signal
import sys
import time

most = int(sys.argv[1])
children = []
try:
    for _ in range(most):
        child = os.fork()
        if child == 0:
            time.sleep(10)
            os._exit(0)
        children.append(child)
    print(f'ESCAPED: {most} children live')
finally:
    for child in children:
        os.kill(child, signal.SIGKILL)
