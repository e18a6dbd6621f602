"""The installed command, as a person runs it: what stands on stdout and stderr, and the exit code."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).parent / "ftz-cases"


@pytest.fixture(scope="module")
def run(settings, assistant):
    """Run the command with the model and index that are there."""
    assert assistant is not None
    assert COMMAND.exists(), "install the project first: pip install -e ."

    def run(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"FTZ_CASES_HOME": str(settings.home.resolve()), "NO_COLOR": "1"} | changes
        return subprocess.run(
            [COMMAND, *arguments], env=environment, capture_output=True, text=True, timeout=240, check=False, cwd="/"
        )

    return run


def test_ask_prints_cited_cases(run):
    done = run("ask", "border transport innovations")

    assert done.returncode == 0, done.stderr
    assert "2025-guangxi-border-vehicle-fast-clearance" in done.stdout
    assert "[1]" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_ask_json_is_one_object_and_nothing_else(run, collection):
    done = run("ask", "--json", "数据出境负面清单", "--top", "2")

    answer = json.loads(done.stdout)
    assert len(answer["cases"]) == 2
    for citation in answer["citations"]:
        text = collection.cases[citation["case_id"]].texts[citation["language"]].text
        assert text[citation["start"] : citation["end"]] == citation["quote"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("ask", ""), 2, "empty"),
        (("ask", "?!"), 2, "no words"),
        (("ask", "x" * 20_000), 2, "20,000 characters"),
        (("ask", "port", "--zone", "Guanxi"), 2, "did you mean Guangxi"),
        (("ask", "port", "--since", "2024", "--until", "2020"), 2, "exchange"),
        (("ask", "port", "--top", "0"), 2, "from 1 to 100"),
        (("show", "2025-guangxi-border-vehicle-fast-clearence"), 2, "2025-guangxi-border-vehicle-fast-clearance"),
        (("frobnicate",), 2, "--help"),
    ],
)
def test_bad_input_is_one_clear_line(run, arguments, code, words):
    done = run(*arguments)

    assert done.returncode == code
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


def test_a_missing_model_folder_is_one_clear_line(run):
    done = run("ask", "port", FTZ_CASES_MODEL="/no/such/model")

    assert done.returncode == 1
    assert "/no/such/model" in done.stderr
    assert "FTZ_CASES_MODEL" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unreadable_corpus_file_is_named(run, small_corpus):
    (small_corpus / "cases" / "2024-beijing-data-export-negative-list.md").write_bytes(b"---\n\xff\n---\n")

    done = run("ask", "port", FTZ_CASES_CORPUS=str(small_corpus))

    assert done.returncode == 1
    assert "cases/2024-beijing-data-export-negative-list.md: file: is not UTF-8 at byte 4" in done.stderr
    assert "Traceback" not in done.stderr


def test_index_build_info_and_verify(run, settings, small_corpus, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "models").symlink_to(settings.home.resolve() / "models")
    own = {"FTZ_CASES_HOME": str(home), "FTZ_CASES_CORPUS": str(small_corpus)}

    missing = run("index", "info", **own)
    built = run("index", "build", **own)
    info = run("index", "info", **own)
    verified = run("index", "verify", **own)

    assert (missing.returncode, built.returncode, info.returncode, verified.returncode) == (1, 0, 0, 0)
    assert "run 'ftz-cases index build'" in missing.stderr
    assert "100 %" in built.stderr
    assert "multilingual-e5-small" in info.stdout

    profile = small_corpus / "zones" / "guangxi.yaml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("46.8", "46.9"), encoding="utf-8")
    stale = run("index", "verify", **own)
    assert stale.returncode == 1
    assert "the corpus has changed since the index was built; run 'ftz-cases index build'" in stale.stderr


def test_the_version_is_that_of_the_package(run):
    assert run("--version").stdout.strip() == "ftz-cases 0.1.0"


@pytest.mark.parametrize("package", ["corpus", "index", "assistant"])
def test_importing_a_package_loads_no_heavy_library_and_changes_nothing(package):
    script = (
        f"import os, sys; before = dict(os.environ); import {package}; "
        "heavy = {'torch', 'faiss', 'gradio', 'sentence_transformers', 'bm25s', 'transformers', 'pydantic'};"
        "print(sorted(heavy & set(sys.modules)), before == dict(os.environ))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[] True"


def test_ctrl_c_and_a_second_build_leave_the_old_index_whole(run, settings, small_corpus, tmp_path):
    """The whole library takes a minute to embed: time enough to come in between."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "models").symlink_to(settings.home.resolve() / "models")
    own = {"FTZ_CASES_HOME": str(home), "FTZ_CASES_CORPUS": str(small_corpus)}
    assert run("index", "build", **own).returncode == 0
    for part in ("cases", "cases/zh", "zones"):
        for file in (settings.corpus / part).iterdir():
            if file.is_file():
                shutil.copy(file, small_corpus / part)
    building = subprocess.Popen(
        [COMMAND, "index", "build"], env=os.environ | own, stderr=subprocess.PIPE, text=True, stdout=subprocess.DEVNULL
    )
    assert building.stderr is not None
    assert any("embedding passages" in line for line in iter(building.stderr.readline, ""))

    second = run("index", "build", **own)
    building.send_signal(signal.SIGINT)
    rest = building.stderr.read()
    building.stderr.close()

    assert second.returncode == 1
    assert f"process {building.pid} is building this index" in second.stderr
    assert building.wait(60) == 1
    assert rest.splitlines()[-1] == "ftz-cases: stopped; nothing was lost"
    assert "Traceback" not in rest + second.stderr
    info = run("index", "info", **own)
    assert "3 cases" in info.stdout
    assert not list(home.glob("indexes/*/.unfinished*"))


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a shell")
def test_a_reader_that_leaves_early_ends_the_command_quietly():
    """`ftz-cases list | head -1`: nothing is said, and the exit code is that of other commands."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [COMMAND, "list"], stdout=writing, stderr=subprocess.PIPE, text=True, check=False, cwd="/"
        )
    finally:
        os.close(writing)

    assert (done.returncode, done.stderr) == (141, "")
