"""Tries to speak for the runner, on descriptor 4, by which it says how it is going."""

import os

os.write(4, b'ready\n')
print('ESCAPED: speaks for the runner')
