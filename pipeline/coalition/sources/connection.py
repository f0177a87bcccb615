"""Connections that lead to public addresses only.

Names are looked up here, and the very address that was looked at is connected to: a name that stands for a
public address when it is checked, and for a private one a moment later, leads nowhere.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.connection import create_connection

from coalition.sources.errors import FetchError

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv6 addresses that stand for the IPv4 address in their last 32 bits."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also the one that it wraps.

    >>> is_public("93.184.215.14"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1"), is_public("169.254.169.254")
    (True, False, False, False)
    """
    ip = ip_address(address.partition("%")[0])
    inner = _wrapped(ip) if isinstance(ip, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not (isinstance(ip, IPv6Address) and ip.is_site_local)


def _wrapped(ip: IPv6Address) -> IPv4Address | None:
    if ip in _TRANSLATED:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def public_pool() -> PoolManager:
    """Connections that are refused, with a FetchError, where a name stands for no public address."""
    manager = PoolManager()
    manager.pool_classes_by_scheme = {"http": _HTTPPool, "https": _HTTPSPool}
    return manager


class _Public(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        try:
            found = socket.getaddrinfo(self._dns_host, self.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise NameResolutionError(self.host, self, socket.gaierror(str(error))) from error
        public = [place[0] for *_, place in found if is_public(str(place[0]))]
        if not public:
            raise FetchError(
                f"{self.host} is an address of a private network or of this machine, which is not visited; "
                "--allow-private allows it."
            )
        return self._connected(str(public[0]))

    def _connected(self, address: str) -> socket.socket:
        try:
            return create_connection((address, self.port), self.timeout, socket_options=self.socket_options)
        except TimeoutError as error:
            raise ConnectTimeoutError(self, f"Connection to {self.host} timed out") from error
        except OSError as error:
            raise NewConnectionError(self, f"Failed to establish a new connection: {error}") from error


class _PublicTLS(_Public, HTTPSConnection):
    """The name, not the address, is still what the certificate has to be for."""


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _Public


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _PublicTLS
