"""A scanner for viruses: ClamAV's daemon, asked over its socket.

Protocol: clamd(8), command INSTREAM, chunks of a length in four bytes and as many bytes
more, ended by a length of 0. The answer is ``stream: OK``, ``stream: NAME FOUND`` or a
line that ends with ``ERROR``.
"""

import socket
import struct

CHUNK = 64 * 1024
TIMEOUT = 30  # seconds, of each exchange
DEFAULT_PORT = 3310
MAX_ANSWER = 4096  # bytes
# By which programs against viruses are tried; in two parts, so that none finds it here
TEST_VIRUS = (
    rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" rb"ANTIVIRUS-TEST-FILE!$H+H*"
)


class ScanError(Exception):
    """The scanner did not say whether there is a virus."""


def find_virus(address: str, content: bytes) -> str | None:
    """Return the name of the virus in a file, None if the scanner finds none.

    :param str address: ``host:port``, ``host``, or the path of a socket
    :raises ScanError: if the scanner cannot be asked, or does not know
    """
    try:
        with _connect(address) as connection:
            connection.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), CHUNK):
                chunk = content[start : start + CHUNK]
                connection.sendall(struct.pack("!I", len(chunk)) + chunk)
            connection.sendall(struct.pack("!I", 0))
            answer = _receive(connection)
    except (OSError, ValueError) as error:
        raise ScanError(str(error)) from error
    return _read_answer(answer)


def _connect(address: str) -> socket.socket:
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(TIMEOUT)
        try:
            connection.connect(address)
        except OSError:
            connection.close()
            raise
        return connection
    host, _colon, port = address.partition(":")
    return socket.create_connection((host, int(port or DEFAULT_PORT)), TIMEOUT)


def _receive(connection: socket.socket) -> str:
    answer = b""
    while b"\0" not in answer and len(answer) < MAX_ANSWER:
        part = connection.recv(MAX_ANSWER)
        if not part:
            break
        answer += part
    return answer.rstrip(b"\0").decode(errors="replace").strip()


def _read_answer(answer: str) -> str | None:
    """Return the virus that an answer names.

    >>> _read_answer("stream: Eicar-Test-Signature FOUND")
    'Eicar-Test-Signature'
    >>> _read_answer("stream: OK")
    """
    said = answer.removeprefix("stream: ")
    if said == "OK":
        return None
    if said.endswith(" FOUND"):
        return said.removesuffix(" FOUND")
    raise ScanError(answer or "no answer")
