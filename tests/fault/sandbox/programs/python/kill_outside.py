"""Tries to kill a process outside, by its number."""

import os
import signal
import sys

os.kill(int(sys.argv[1]), signal.SIGKILL)
print(f'ESCAPED: killed process {sys.argv[1]}')
