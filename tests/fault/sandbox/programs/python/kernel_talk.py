"""Tries to talk to parts of the kernel that have nothing to do with IB: netlink's other families."""

import socket

NETLINK_GENERIC = 16
socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_GENERIC)
print('ESCAPED: talks to the kernel by generic netlink')
