"""The server: what it lets in, what it adds, how it starts and how it ends."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from threading import Thread
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.page import AddressError, PortTakenError, serve
from assistant.page.app import page_app
from assistant.page.guard import LONGEST_BODY
from assistant.page.sockets import address_of, open_socket
from corpus import Collection, FtzError


@pytest.fixture(scope="module")
def waiting() -> "Future[Any]":
    """An assistant that is not there yet."""
    return Future()


@pytest.fixture(scope="module")
def client(waiting: "Future[Any]", library: Collection) -> Iterator[TestClient]:
    """The page, asked without a browser."""
    with TestClient(page_app(waiting, library, "127.0.0.1"), base_url="http://127.0.0.1:7860") as client:
        yield client


def test_the_page_is_up_before_the_assistant(client: TestClient, waiting: "Future[Any]") -> None:
    """Alive at once; ready when questions can be answered."""
    assert client.get("/healthz").json() == {"status": "alive"}
    assert client.get("/").status_code == 200
    loading = client.get("/readyz")
    assert (loading.status_code, loading.json()) == (503, {"status": "loading"})

    waiting.set_result(object())

    assert (client.get("/readyz").status_code, client.get("/readyz").json()) == (200, {"status": "ready"})


def test_nothing_may_come_from_another_host(client: TestClient) -> None:
    """Every answer says so to the browser, whatever was asked for."""
    for path in ("/", "/healthz", "/page/page.css", "/config", "/nowhere"):
        headers = client.get(path).headers
        policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
        assert policy["default-src"] == "'self'"
        assert policy["script-src"] == "'self' 'unsafe-inline'"
        assert policy["connect-src"] == "'self'"
        assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")


def test_page_and_styles_name_no_other_host(client: TestClient) -> None:
    """Fonts are those of the system, scripts our own; the name space of SVG is no address."""
    for path in ("/theme.css", "/page/page.css", "/page/page.js"):
        named = re.findall(r"https?://[^\s\"')]+|@import", client.get(path).text)
        assert set(named) <= {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost:7860", 200), ("127.0.0.1", 200), ("[::1]:7860", 200), ("evil.example", 400), ("testserver", 400)],
)
def test_only_who_means_this_machine_is_answered(host: str, status: int, client: TestClient) -> None:
    """A name that a stranger points at us is refused."""
    assert client.get("/healthz", headers={"Host": host}).status_code == status


def test_who_listens_everywhere_has_any_name(library: Collection) -> None:
    """On 0.0.0.0 the page is reached under names we do not know."""
    app = page_app(Future(), library, "0.0.0.0")  # noqa: S104  that is the case

    assert TestClient(app).get("/healthz", headers={"Host": "office-laptop:7860"}).status_code == 200


def test_doors_that_the_page_does_not_need_are_closed(client: TestClient) -> None:
    """No uploads, no files, no list of endpoints, and no endpoint for programs."""
    assert client.post("/gradio_api/upload", files={"files": b"x"}).status_code == 404
    assert client.get("/gradio_api/file=/etc/passwd").status_code == 404
    assert client.get("/gradio_api/info").status_code == 404
    config = client.get("/config").json()
    assert {one["api_visibility"] for one in config["dependencies"]} == {"private"}


def test_a_body_that_nobody_typed_is_refused(client: TestClient) -> None:
    """Announced or not, it is cut off."""
    too_long = b"x" * (LONGEST_BODY + 1)

    assert client.post("/gradio_api/queue/join", content=too_long).status_code == 413
    assert client.post("/gradio_api/queue/join", content=iter([too_long])).status_code in {400, 413}


def test_a_taken_port_is_one_clear_line(library: Collection) -> None:
    """With the command that helps."""
    with open_socket("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        expected = (
            rf"^127\.0\.0\.1:{port} is in use; choose another with --port {port + 1} \(make chat PORT={port + 1}\)$"
        )
        with pytest.raises(PortTakenError, match=expected):
            serve(Future(), library, "127.0.0.1", port, print, open_browser=False)


@pytest.mark.parametrize(
    ("host", "port"), [("no.such.host.invalid", 7860), ("203.0.113.7", 7860), ("127.0.0.1", 70000)]
)
def test_an_address_that_is_not_ours_is_refused(host: str, port: int) -> None:
    """A name that does not exist, the address of another machine, a port that is none."""
    with pytest.raises(AddressError, match="cannot be used"):
        open_socket(host, port)


def test_the_address_can_be_opened_in_a_browser() -> None:
    """Everywhere means here, too; IPv6 stands in brackets."""
    with open_socket("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        assert address_of("localhost", listening) == f"http://localhost:{port}/"
        assert address_of("0.0.0.0", listening) == f"http://127.0.0.1:{port}/"  # noqa: S104  that is the case
        assert address_of("::1", listening) == f"http://[::1]:{port}/"


def test_without_an_assistant_the_page_stops_and_says_why(library: Collection) -> None:
    """What the future fails with comes out of serve."""
    ready: Future[Any] = Future()
    said: list[str] = []
    raised: list[BaseException] = []

    def serve_it() -> None:
        try:
            serve(ready, library, "127.0.0.1", 0, said.append, open_browser=False)
        except FtzError as error:
            raised.append(error)

    thread = Thread(target=serve_it)
    thread.start()
    while not said:
        thread.join(0.05)
        assert thread.is_alive()
    ready.set_exception(FtzError("the model folder is missing"))
    thread.join(20)

    assert [str(error) for error in raised] == ["the model folder is missing"]
    assert said[0].startswith("The page is at http://127.0.0.1:")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a terminal")
def test_ctrl_c_ends_the_page_without_a_traceback() -> None:
    """One line when it starts, one when it stops."""
    program = (
        "from concurrent.futures import Future; from corpus import read_collection; from assistant.page import serve;"
        "serve(Future(), read_collection(), '127.0.0.1', 0, lambda line: print(line, flush=True), open_browser=False)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=20)

    assert first.startswith("The page is at http://127.0.0.1:")
    assert (rest, errors, process.returncode) == ("Stopped.\n", "", 0)


def test_importing_the_page_does_not_import_gradio() -> None:
    """Gradio takes seconds and sets up logging: it comes when the page is served."""
    program = "import sys, assistant.page; print('gradio' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
