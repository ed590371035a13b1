"""Tries to change a library, so that the next program runs what this one likes. It only opens it for writing."""

import ib_async

with open(ib_async.__file__, 'r+b'):
    print(f'ESCAPED: may change {ib_async.__file__}')
