"""Tries to find what is left of the runner in its own process: variables, modules, arguments."""

import os
import sys

traces = [name for name in os.environ if name.startswith('IBS_')]
traces += [word for word in (*sys.argv, *sys.orig_argv) if 'runner.' in word]
traces += [name for name in sys.modules if name in ('relay', 'runner')]
print(f'ESCAPED: found {traces}' if traces else 'held: nothing of the runner')
