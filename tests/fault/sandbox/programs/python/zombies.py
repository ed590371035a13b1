"""Tries to fill the table of processes with dead ones that nobody buries, up to as many as it is told."""

import os
import sys

most = int(sys.argv[1])
for _ in range(most):
    if os.fork() == 0:
        os._exit(0)
print(f'ESCAPED: {most} zombies')
# They are nobody's when it goes.
os._exit(0)
