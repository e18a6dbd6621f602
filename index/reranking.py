"""An optional last look at the first cases by a cross-encoder, a model that reads question and passage together."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from index.errors import ModelError
from index.faiss_store import Vectors
from index.fusion import fused, normalised
from index.quiet import no_progress_bar

# Cases that are looked at: more than an answer shows, few enough to wait for.
RERANKED = 20
_BATCH = 16
_REMEDY = "set FTZ_CASES_RERANKER to the folder or name of a cross-encoder, or leave it unset"
_ARCHITECTURES = ("ForSequenceClassification", "ForCausalLM")


class Reranker(Protocol):
    """What says how well a text answers a question."""

    name: str

    def scores(self, question: str, texts: Sequence[str]) -> Vectors:
        """Return a score for each of *texts*, higher is better, shape (texts,)."""


class CrossEncoderReranker:
    """A folder that sentence-transformers' CrossEncoder takes, on the CPU.

    Raises:
        ModelError: the folder holds no such model, or one that gives more than one score.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        # Any other model would be loaded, too, with a last layer of random numbers.
        if not _architecture(folder).endswith(_ARCHITECTURES):
            raise ModelError(f"{folder} is no cross-encoder; {_REMEDY}")
        try:
            import torch  # noqa: PLC0415  takes seconds
            from safetensors import SafetensorError  # noqa: PLC0415
            from sentence_transformers import CrossEncoder  # noqa: PLC0415  takes seconds
        except ImportError as error:
            raise ModelError(f"sentence-transformers cannot be imported ({error}); install the package anew") from error
        try:
            with no_progress_bar():
                self._model: Any = CrossEncoder(
                    str(folder), device="cpu", local_files_only=True, model_kwargs={"dtype": torch.float32}
                )
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise ModelError(f"{folder} is no cross-encoder ({reason}); {_REMEDY}") from error
        if self._model.num_labels != 1:
            raise ModelError(f"{folder} gives {self._model.num_labels} scores instead of one; {_REMEDY}")
        # As the model gives them: squeezed to 0..1 the best would all be 0.99.
        self._as_given = torch.nn.Identity()

    def scores(self, question: str, texts: Sequence[str]) -> Vectors:
        """Return a score for each of *texts*."""
        pairs = [(question, text) for text in texts]
        found = self._model.predict(pairs, batch_size=_BATCH, show_progress_bar=False, activation_fn=self._as_given)
        return np.asarray(found, dtype=np.float32)


def reranked(scores: Vectors, weight: float, looked_at: Sequence[int], found: Vectors) -> Vectors:
    """Return *scores*, shape (groups,), made of parts of this *weight* together, with *found* as one more part.

    *found*, shape (looked at,), are the scores of the groups *looked_at*; of the others it says nothing good.
    """
    part, among = np.zeros_like(scores), np.zeros(len(scores), dtype=np.bool_)
    part[list(looked_at)], among[list(looked_at)] = found, True
    together = fused([(scores, weight), (normalised(part, among), 1.0)])
    # What was found at all is still found.
    return np.maximum(together, np.where(scores > 0, np.float32(1e-6), np.float32(0)))


def _architecture(folder: Path) -> str:
    try:
        named = json.loads((folder / "config.json").read_text(encoding="utf-8")).get("architectures")
    except (OSError, ValueError, AttributeError):
        return ""
    return str(named[0]) if named else ""
