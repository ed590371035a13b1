"""Tries pairs of sockets of a kind with code of its own in the kernel, that between processes of a cluster."""

import socket

AF_TIPC = 30
socket.socketpair(AF_TIPC, socket.SOCK_STREAM)
print('ESCAPED: has a pair of them')
