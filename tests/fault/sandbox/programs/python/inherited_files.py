"""Tries to find a file that whoever started it had open, by what lies in it: the word it is told."""

import os
import sys

wanted = sys.argv[1].encode()
for name in os.listdir('/proc/self/fd'):
    try:
        content = os.pread(int(name), 4096, 0)
    except OSError:
        continue
    if wanted in content:
        print(f'ESCAPED: descriptor {name} leads outside')
        break
else:
    print('held: nothing was left open')
