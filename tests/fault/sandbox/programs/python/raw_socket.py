"""Tries to make packets of its own, as `ping` does and as spoofers do."""

import socket

socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
print('ESCAPED: has a raw socket')
