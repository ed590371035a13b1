"""Tries to have another root folder, the first step of an old way out."""

import os

os.chroot('/tmp')
print('ESCAPED: changed its root')
