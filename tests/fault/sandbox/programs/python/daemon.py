"""Tries to outlive the run: forks twice, has a session of its own, and holds on to the output."""

import os
import sys

mark, stay = sys.argv[1], sys.argv[2]
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        sleep = 'import sys, time; time.sleep(int(sys.argv[2]) / 1000)'
        os.execv(sys.executable, [sys.executable, '-c', sleep, mark, stay])
    os._exit(0)
print('left a daemon')
