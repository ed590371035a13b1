"""What a Python program behind reduced walls may reach: the guard, by any of four ports."""

import _socket
import errno
import ipaddress
import os
import socket
import weakref

PORTS = (4001, 4002, 7496, 7497)
HERE = ('127.0.0.1', 'localhost', '::1', '::ffff:127.0.0.1')


def network_checks(guard):
    here = (*HERE, '', None)
    streams = (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, -1)

    def may_connect(sock, address):
        if sock.family == socket.AF_UNIX and address == guard:
            return
        where = f'{address[0]}:{address[1]}' if isinstance(address, tuple) else f'the socket {address!r}'
        text = f'the sandbox lets programs connect to 127.0.0.1:4001, 4002, 7496 and 7497 only, not to {where}'
        raise PermissionError(errno.EACCES, text)

    def may_make(sock, family, kind, protocol):
        if family not in streams or (kind != -1 and kind & 15 == socket.SOCK_RAW):
            raise PermissionError(errno.EACCES, 'the sandbox has no such sockets')

    def may_not_listen(*_):
        raise PermissionError(errno.EACCES, 'the sandbox lets no program listen')

    def may_not_send(*_):
        raise PermissionError(errno.EACCES, 'the sandbox lets programs send to connected sockets only')

    def may_look_up(host, *_):
        host = host.decode() if isinstance(host, bytes) else host
        if host in here:
            return
        try:
            ipaddress.ip_address(host.split('%')[0])
        except ValueError:
            text = f'the sandbox looks up no name but localhost: {host}'
            raise socket.gaierror(socket.EAI_NONAME, text) from None

    def may_not_look_up(*_):
        raise socket.gaierror(socket.EAI_FAIL, 'the sandbox asks nobody for the name of an address')

    return {
        'socket.__new__': may_make,
        'socket.connect': may_connect,
        'socket.bind': may_not_listen,
        'socket.sendto': may_not_send,
        'socket.sendmsg': lambda sock, address: address is not None and may_not_send(),
        'socket.getaddrinfo': may_look_up,
        'socket.gethostbyname': may_look_up,
        'socket.gethostbyaddr': may_not_look_up,
        'socket.getnameinfo': may_not_look_up,
        'socket.sethostname': may_not_send,
    }


def lead_connections(guard):
    """A socket that connects to one of the four ports becomes, under the same file number, one to the guard."""

    ports, here = PORTS, HERE
    plain = _socket.socket
    internet = (socket.AF_INET, socket.AF_INET6)
    # The class has no room for a field of ours.
    peers = weakref.WeakKeyDictionary()

    def leads(sock, address):
        return (
            sock.family in internet
            and sock.type == socket.SOCK_STREAM
            and isinstance(address, tuple)
            and len(address) >= 2
            and address[0] in here
            and address[1] in ports
        )

    def lead(sock, address):
        link = plain(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            link.settimeout(None)
            try:
                link.connect(guard)
            except FileNotFoundError:
                raise ConnectionRefusedError(errno.ECONNREFUSED, os.strerror(errno.ECONNREFUSED)) from None
            os.dup2(link.fileno(), sock.fileno(), inheritable=False)
        finally:
            link.close()
        # Whether it waits belongs to what the number now stands for.
        os.set_blocking(sock.fileno(), sock.gettimeout() is None)
        peers[sock] = address

    def is_led(sock):
        return sock.family in internet and sock.fileno() >= 0 and isinstance(plain.getsockname(sock), (str, bytes))

    def connect(self, address):
        if leads(self, address):
            return lead(self, address)
        return plain.connect(self, address)

    def connect_ex(self, address):
        if not leads(self, address):
            return plain.connect_ex(self, address)
        try:
            lead(self, address)
        except OSError as error:
            return error.errno
        return 0

    def setsockopt(self, level, *rest):
        # TCP's options mean nothing to the guard's socket; what sets them must not notice.
        if level != socket.SOL_SOCKET and is_led(self):
            return None
        return plain.setsockopt(self, level, *rest)

    def getsockopt(self, level, *rest):
        if level != socket.SOL_SOCKET and is_led(self):
            return 0
        return plain.getsockopt(self, level, *rest)

    def getpeername(self):
        return peers.get(self, (here[0], ports[1])) if is_led(self) else plain.getpeername(self)

    def getsockname(self):
        return (here[0], 0) if is_led(self) else plain.getsockname(self)

    for method in (connect, connect_ex, setsockopt, getsockopt, getpeername, getsockname):
        setattr(socket.socket, method.__name__, method)

