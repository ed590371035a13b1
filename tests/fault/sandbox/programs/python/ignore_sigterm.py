"""Tries to stay when asked to go: blocks and ignores every signal that can be. Stops by itself in the end."""

import signal
import sys
import time

for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
time.sleep(int(sys.argv[1]) / 1000)
print(f'ESCAPED: stayed for {sys.argv[1]} ms')
