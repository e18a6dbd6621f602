"""Measure the figures of docs/benchmarks.md on this machine and print them.

Times on shared machines drift: what is compared is measured in one run, and the ratios are what to quote.
"""
# ruff: noqa: T201  printing is what it is for

import dataclasses
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

from corpus import CaseText, Collection
from corpus.texts import sections_of

ROOT = Path(__file__).parents[2]
HOME = Path(os.environ.get("FTZ_CASES_HOME") or ROOT / ".ftz").resolve()
COMMAND = Path(sys.executable).parent / "ftz-cases"
QUESTIONS = ROOT / "corpus" / "questions" / "development.jsonl"


def timed(action: Callable[[], object]) -> float:
    """Return the seconds that *action* takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def process(*arguments: str) -> float:
    """Return the median wall seconds of five runs of a whole process, after one to warm the disk."""
    runs = [timed(lambda: subprocess.run(arguments, check=True, capture_output=True)) for _ in range(6)]
    return statistics.median(runs[1:])


def machine() -> str:
    """Name the machine and the commit."""
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    load = os.getloadavg()[0]
    return f"{cpu}, {os.cpu_count()} cores, load {load:.1f}; Python {platform.python_version()}; commit {commit or '?'}"


def start_up() -> None:
    """How long it takes until a process is there."""
    print(f"python -c pass                    {process(sys.executable, '-c', 'pass'):6.2f} s")
    print(f"ftz-cases --help                  {process(str(COMMAND), '--help'):6.2f} s   target < 0.5")
    for package in ("corpus", "index", "assistant"):
        print(f"import {package:26} {process(sys.executable, '-c', f'import {package}'):6.2f} s   target < 0.5")
    every = "from assistant import Assistant, open_assistant"
    print(f"{every[:33]:33} {process(sys.executable, '-c', every):6.2f} s")


def building() -> None:
    """How long an index takes, from nothing and after one edit."""
    from assistant import Settings  # noqa: PLC0415  after the threads are set
    from assistant.wiring import library  # noqa: PLC0415
    from index import SentenceEmbedder, build_index, model_folder  # noqa: PLC0415

    settings = Settings(home=HOME)
    collection = library(settings)
    folder = model_folder(settings.model, settings.home, print)
    load = timed(lambda: SentenceEmbedder(folder, settings.model))
    embedder = SentenceEmbedder(folder, settings.model)
    with tempfile.TemporaryDirectory() as place:
        index = Path(place)
        anew = timed(lambda: build_index(index, collection, embedder))
        nothing = timed(lambda: build_index(index, collection, embedder))
        edit = timed(lambda: build_index(index, _edited(collection), embedder))
        build_index(index, collection, embedder)
        worst = timed(lambda: build_index(index, _retitled(collection), embedder))
    print(f"model imported and loaded         {load:6.1f} s")
    print(f"index from nothing                {anew:6.1f} s   target < 120 with loading: {anew + load:.1f}")
    print(f"index, nothing edited             {nothing:6.2f} s")
    print(f"index after one edited case       {edit:6.2f} s   target < 5")
    print(f"index, longest case all changed   {worst:6.2f} s")


def _edited(collection: Collection) -> Collection:
    """Return the collection with a sentence added to the last paragraph of one case, in both languages."""
    return _changed(collection, lambda text: dataclasses.replace(text, text=text.text.rstrip() + " 2026.\n"))


def _retitled(collection: Collection) -> Collection:
    """Return the collection with another title for its longest case, which stands before each of its passages."""
    return _changed(collection, lambda text: dataclasses.replace(text, title=f"{text.title} (revised)"))


def _changed(collection: Collection, change: Callable[[CaseText], CaseText]) -> Collection:
    case = max(collection, key=lambda case: len(case.texts["en"].text))
    texts = {}
    for language, text in case.texts.items():
        new = change(text)
        texts[language] = dataclasses.replace(new, sections=sections_of(new.text, language))
    cases = dict(collection.cases) | {case.id: dataclasses.replace(case, texts=MappingProxyType(texts))}
    return dataclasses.replace(collection, cases=MappingProxyType(cases), fingerprint=str(hash(change)))


def asking() -> None:
    """What a question costs beyond the model's own time for it."""
    from assistant import Settings, open_assistant  # noqa: PLC0415

    assistant = open_assistant(Settings(home=HOME), print, rebuild=True)
    texts = [json.loads(line)["text"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    texts += [case.texts["en"].aliases[0] for case in list(assistant.collection)[:20]]
    embedder = assistant.embedder
    asked, encoded = [], []
    for number, text in enumerate(texts):
        # A length that is new to the model costs it extra, once. Then in turn, each first half the time: a slow moment
        # of the machine falls on both.
        assistant.ask(text)
        for whole in (True, False) if number % 2 else (False, True):
            if whole:
                asked.append(timed(lambda text=text: assistant.ask(text)))  # type: ignore[misc]
            else:
                encoded.append(timed(lambda text=text: embedder.encode_question(text)))  # type: ignore[misc]
    ratio = statistics.median(a / e for a, e in zip(asked, encoded, strict=True))
    middle = statistics.median(asked) * 1000
    own = statistics.median(a - e for a, e in zip(asked, encoded, strict=True)) * 1000
    print(f"{len(texts)} questions, model alone         {statistics.median(encoded) * 1000:6.1f} ms")
    print(f"{len(texts)} questions, whole path          {middle:6.1f} ms  (beyond the model: {own:.1f} ms)")
    print(f"whole path / model                {ratio:6.2f}     target < 1.3")


def page_memory() -> None:
    """What the process of the page holds in memory once it is ready and has answered."""
    import socket  # noqa: PLC0415
    import urllib.error  # noqa: PLC0415
    import urllib.request  # noqa: PLC0415

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"FTZ_CASES_HOME": str(HOME)}
    start = time.perf_counter()
    server = subprocess.Popen(
        [COMMAND, "chat", "--port", str(port), "--no-browser"], env=environment, stderr=subprocess.DEVNULL
    )
    shown = ready = 0.0
    try:
        while not ready and time.perf_counter() - start < 120:
            for path in ("healthz", "readyz"):
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=5).close()
                except (urllib.error.URLError, OSError):
                    break
                shown = shown or time.perf_counter() - start
                ready = time.perf_counter() - start if path == "readyz" else ready
            time.sleep(0.1)
        status = Path(f"/proc/{server.pid}/status").read_text(encoding="utf-8")
        resident = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
        peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    finally:
        server.terminate()
        server.wait(30)
    print(f"page up / ready to answer         {shown:6.1f} s / {ready:.1f} s")
    print(f"page process resident             {resident / 2**20:6.2f} GB  (peak {peak / 2**20:.2f})  target < 1.5")


def main() -> None:
    """Print all figures."""
    from assistant.runtime import limit_threads  # noqa: PLC0415

    limit_threads(None)
    print(machine())
    start_up()
    building()
    asking()
    page_memory()


if __name__ == "__main__":
    main()
