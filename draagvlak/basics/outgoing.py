"""The only way out: a session of requests that speaks to hosts the settings name, and to nobody else.

Where a name leads is looked at on the line itself, after it was opened and before a byte went over it: looking the
name up beforehand could be answered differently the second time.
"""

import ipaddress
import socket
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError

SECONDS = 5
MOST_BYTES = 1024 * 1024
NoAnswer = requests.RequestException  # all that goes wrong on the way, also NotAllowed


class NotAllowed(requests.RequestException):
    """The request would go where it may not, or the answer sent it on, or was too large."""


class OutgoingSession(requests.Session):
    """Speaks https to `hosts` (names with the port where it is no usual one); refuses redirects and large answers.

    `may_be_near`: also plain http, and addresses of this machine or of the municipality's own network.
    """

    def __init__(self, hosts: Iterable[str], may_be_near: bool = False) -> None:
        super().__init__()
        self.hosts, self.may_be_near = frozenset(hosts), may_be_near
        self.trust_env = False  # no proxy, no password from a file of the machine
        self.adapters.clear()
        self.mount("https://", _Guarded(may_be_near))
        if may_be_near:
            self.mount("http://", _Guarded(may_be_near))

    def request(self, method: Any, url: Any, *args: Any, **kwargs: Any) -> requests.Response:
        """Raises NotAllowed, and what requests raises."""
        if urlsplit(url).netloc not in self.hosts:
            raise NotAllowed("This host is not named in the settings.")
        kwargs |= {"allow_redirects": False, "timeout": SECONDS, "stream": True}
        answer = super().request(method, url, *args, **kwargs)
        if answer.is_redirect:
            raise NotAllowed("The answer sends us elsewhere.")
        body = answer.raw.read(MOST_BYTES + 1, decode_content=True)
        if len(body) > MOST_BYTES:
            raise NotAllowed("The answer is too large.")
        answer._content, answer._content_consumed = body, True
        return answer


class _Guarded(HTTPAdapter):
    def __init__(self, may_be_near: bool) -> None:
        self.may_be_near = may_be_near
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        if not self.may_be_near:
            self.poolmanager.pool_classes_by_scheme = {"http": _FarPool, "https": _FarSecurePool}


def _only_far(connection: HTTPConnection, line: socket.socket) -> socket.socket:
    if ipaddress.ip_address(line.getpeername()[0]).is_global:
        return line
    line.close()
    raise NewConnectionError(connection, "This name leads into a network that is not public.")


class _FarConnection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _only_far(self, super()._new_conn())


class _FarSecureConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _only_far(self, super()._new_conn())


class _FarPool(HTTPConnectionPool):
    ConnectionCls = _FarConnection


class _FarSecurePool(HTTPSConnectionPool):
    ConnectionCls = _FarSecureConnection
