"""Tries to be told of changes to a folder that it shares with the rest of this machine, in the old way."""

import fcntl
import os

folder = os.open('/usr/lib', os.O_RDONLY)
fcntl.fcntl(folder, fcntl.F_NOTIFY, fcntl.DN_ACCESS | fcntl.DN_MULTISHOT)
print('ESCAPED: watches /usr/lib')
