"""Tries to stop whoever waits for it, so that nobody ever hears of its end."""

import os
import signal
import time

parent = os.getppid()
os.kill(parent, signal.SIGSTOP)
for _ in range(20):
    with open(f'/proc/{parent}/stat') as file:
        state = file.read().rsplit(')', 1)[1].split()[0]
    if state == 'T':
        print(f'ESCAPED: process {parent} has stopped', flush=True)
        time.sleep(10)
    time.sleep(0.02)
print(f'held: process {parent} goes on')
