"""Tries to use more of the processor than it may, in two processes that each stay below. Told the milliseconds."""

import os
import sys
import time

share = int(sys.argv[1]) / 2000
children = []
for _ in range(2):
    child = os.fork()
    if child == 0:
        while time.process_time() < share:
            sum(range(10_000))
        os._exit(0)
    children.append(child)
for child in children:
    os.waitpid(child, 0)
print(f'ESCAPED: used {sys.argv[1]} ms of CPU in two processes')
