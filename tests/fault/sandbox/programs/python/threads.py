"""Tries to start more threads than it may, up to as many as it is told."""

import sys
import threading

most = int(sys.argv[1])
enough = threading.Event()
# Otherwise there is memory for few of them.
threading.stack_size(256 * 1024)
try:
    for _ in range(most):
        threading.Thread(target=enough.wait, daemon=True).start()
    print(f'ESCAPED: {most} threads live')
finally:
    enough.set()
