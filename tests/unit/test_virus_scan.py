"""The scanner for viruses is asked as ClamAV's daemon is, here by a stand-in for it."""

import io
import socket
import socketserver
import struct
import threading

import pytest
from test_upload import PDF

from odoo.addons.thads_base.tools.virus_scan import ScanError, find_virus
from odoo.addons.thads_one_stop.tools.upload import UploadError, read_upload

LIMIT = 10 * 1024 * 1024
BAD = b"a sign that only the scanner knows"


class Clamd(socketserver.StreamRequestHandler):
    """Reads a stream as clamd does, finds one virus, and refuses long streams."""

    limit = 1024 * 1024

    def handle(self):
        assert self._read_command() == b"zINSTREAM"
        content = b""
        while size := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        if len(content) > self.limit:
            answer = b"INSTREAM size limit exceeded. ERROR"
        else:
            answer = b"stream: Test.Sign FOUND" if BAD in content else b"stream: OK"
        self.wfile.write(answer + b"\0")

    def _read_command(self):
        return b"".join(iter(lambda: self.rfile.read(1), b"\0"))


def _serve(server):
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    return server


@pytest.fixture
def by_port():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        _serve(server)
        yield "{}:{}".format(*server.server_address)
        server.shutdown()


@pytest.fixture
def by_socket(tmp_path):
    path = str(tmp_path / "clamd.sock")
    with socketserver.ThreadingUnixStreamServer(path, Clamd) as server:
        _serve(server)
        yield path
        server.shutdown()


@pytest.fixture
def nobody():
    """An address where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"127.0.0.1:{taken.getsockname()[1]}"


@pytest.mark.parametrize("way", ["by_port", "by_socket"])
def test_a_virus_is_found_wherever_it_stands(way, request):
    address = request.getfixturevalue(way)
    assert find_virus(address, b"clean") is None
    assert find_virus(address, BAD) == "Test.Sign"
    # over the border of two chunks
    assert find_virus(address, b"x" * (64 * 1024 - 5) + BAD) == "Test.Sign"


def _refuse(content, scanner):
    with pytest.raises(UploadError) as caught:
        read_upload("don.pdf", io.BytesIO(content), LIMIT, scanner)
    return caught.value.code


def test_an_upload_is_scanned(by_port):
    assert read_upload("don.pdf", io.BytesIO(PDF), LIMIT, by_port).content == PDF
    assert _refuse(PDF + BAD, by_port) == "virus"


def test_what_the_scanner_does_not_take_does_not_come_in(by_port):
    assert _refuse(PDF + b" " * (Clamd.limit + 1), by_port) == "unscanned"


def test_without_an_answer_nothing_comes_in(nobody):
    with pytest.raises(ScanError):
        find_virus(nobody, PDF)
    assert _refuse(PDF, nobody) == "unscanned"
    assert _refuse(PDF, "/nowhere/clamd.sock") == "unscanned"
    assert _refuse(PDF, "127.0.0.1:not-a-port") == "unscanned"


def test_without_a_scanner_files_come_in_as_before():
    assert read_upload("don.pdf", io.BytesIO(PDF + BAD), LIMIT).content == PDF + BAD
