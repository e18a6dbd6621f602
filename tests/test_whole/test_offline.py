"""With the network cut, an index is built, a question answered and the page opened."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

# Runs before anything else in the process: every connection but to this machine is refused, and noted.
GUARD = """
import json, pathlib, socket, sys
attempts = []
connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo
def local(address):
    return not isinstance(address, tuple) or str(address[0]) in {"127.0.0.1", "::1", "localhost", "0.0.0.0"}
def refuse(address):
    attempts.append(str(address))
    raise OSError(101, "the network is cut")
def guarded(real):
    return lambda self, address: real(self, address) if local(address) else refuse(address)
def resolve(host, *rest, **named):
    return getaddrinfo(host, *rest, **named) if host is None or local((host,)) else refuse(host)
socket.socket.connect, socket.socket.connect_ex = guarded(connect), guarded(connect_ex)
socket.getaddrinfo = resolve
"""
ASK = """
from assistant.runtime import limit_threads
limit_threads(None)
from assistant import open_assistant, read_settings
assistant = open_assistant(read_settings(), print, rebuild=True)
answer = assistant.ask("vehicle inspection at the border")
"""
PAGE = """
import threading, time, urllib.request
from concurrent.futures import Future
from assistant.page import serve
import socket as s
with s.socket() as free:
    free.bind(("127.0.0.1", 0)); port = free.getsockname()[1]
ready = Future(); ready.set_result(assistant)
threading.Thread(target=serve, args=(ready, assistant.collection, "127.0.0.1", port, print),
                 kwargs={"open_browser": False}, daemon=True).start()
for _ in range(300):
    try:
        page = urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).read().decode()
        break
    except OSError:
        time.sleep(0.1)
"""
END = """
pathlib.Path(sys.argv[1]).write_text(json.dumps(
    {"case": answer.cases[0].case.id, "quotes": len(answer.citations), "page": page, "attempts": attempts}))
import os
os._exit(0)
"""


@pytest.mark.usefixtures("assistant")
def test_building_asking_and_the_page_work_with_the_network_cut(settings, small_corpus, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "models").symlink_to(settings.home.resolve() / "models")
    environment = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()} | {
        "FTZ_CASES_HOME": str(home),
        "FTZ_CASES_CORPUS": str(small_corpus),
    }
    result = tmp_path / "result.json"

    run = subprocess.run(
        [sys.executable, "-c", GUARD + ASK + PAGE + END, str(result)],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )

    assert run.returncode == 0, run.stderr[-2000:]
    seen = json.loads(result.read_text(encoding="utf-8"))
    assert seen["case"] == "2025-guangxi-border-vehicle-fast-clearance"
    assert seen["quotes"] > 0
    assert "gradio" in seen["page"]
    assert seen["attempts"] == []
