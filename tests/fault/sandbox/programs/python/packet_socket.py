"""Tries to listen to what passes on the wire."""

import socket

socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
print('ESCAPED: has a packet socket')
