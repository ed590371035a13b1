"""Tries to belong to the session of whoever started it, whose terminal it could then write into."""

import os

# A leader that is outside has no number in here.
print('ESCAPED: shares a session with the outside' if os.getsid(0) == 0 else 'held: a session of its own')
