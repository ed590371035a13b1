"""Tries never to end, without doing anything. Stops by itself after the milliseconds it is told."""

import asyncio
import sys

asyncio.run(asyncio.sleep(int(sys.argv[1]) / 1000))
print(f'ESCAPED: slept for {sys.argv[1]} ms')
