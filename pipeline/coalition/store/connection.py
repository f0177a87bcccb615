"""The way to a dataset on a server: its kind, and the addresses at which it speaks SPARQL and graphs."""

from dataclasses import dataclass

from coalition.store.address import Address
from coalition.store.credentials import for_host
from coalition.store.graphstore import GraphStore
from coalition.store.servers import Server, told_by
from coalition.store.sparql import Sparql
from coalition.store.transport import RefusedError, Transport


@dataclass(frozen=True)
class Connection:
    """A dataset that can be spoken to.

    Attributes:
        place: what a user calls it.
        server: its kind.
        sparql: where it is queried and updated.
        graphs: where whole graphs are got and put.
    """

    place: str
    server: Server
    sparql: Sparql
    graphs: GraphStore


def connect(address: Address, *, from_environment: bool = True) -> Connection:
    """The way to the dataset at an address.

    Args:
        address: where it is; if the user does not name the kind of server, the server is asked.
        from_environment: whether the environment's credentials are meant for it.

    Raises:
        StoreError: if the server is down, or the credentials cannot be read.
    """
    credentials = for_host(address.host, from_environment=from_environment)
    server = address.server
    if server is None:
        server = told_by(_header(Transport(address.url, credentials), address.url))
    transport = Transport(address.url, credentials, server.again)
    sparql = Sparql(address.url, server, transport)
    return Connection(address.url, server, sparql, GraphStore(address.url, server, transport))


def _header(transport: Transport, url: str) -> str:
    try:
        return str(transport.send(url, method="GET").headers.get("Server", ""))
    except RefusedError as error:
        # A kind of server that has nothing at the address itself tells its name all the same.
        return error.server
