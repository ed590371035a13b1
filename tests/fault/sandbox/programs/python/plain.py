"""Tries nothing: what it prints shows that the run before it has left nothing behind."""

import json
import os
import tempfile

tempfile.mkdtemp(prefix='own-', dir='.')
print('plain:', json.dumps(sorted('own-' if name.startswith('own-') else name for name in os.listdir('.'))))
