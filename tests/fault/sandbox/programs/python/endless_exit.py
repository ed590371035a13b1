"""Tries never to end by never being done with ending: no way to exit is left, and the last one waits."""

import atexit
import builtins
import os
import sys
import time

stay = int(sys.argv[1]) / 1000


def wait(*_):
    time.sleep(stay)
    print(f'ESCAPED: took {sys.argv[1]} ms to say goodbye')


atexit.register(wait)
for module, name in ((os, '_exit'), (os, 'kill'), (os, 'close'), (os, 'write'), (sys, 'exit'), (builtins, 'exit')):
    setattr(module, name, lambda *_: None)
sys.modules['signal'] = sys.modules['json'] = None
