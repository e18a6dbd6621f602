"""Text to unit vectors by sentence-transformers, which only this module and reranking import."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from index.encoded import Codes, Encoded, codes_of
from index.errors import ModelError
from index.faiss_store import Vectors
from index.quiet import no_progress_bar

Progress = Callable[[int, int], None]
# Of the tokens of one text the first character and the one after the last, shape (tokens, 2), in order.
Spans = npt.NDArray[np.int64]

# Texts go through the model in batches of one size, padded to one of few lengths: so the vector of a text does not
# depend on its neighbours, and a rebuild gives, bit for bit, what a build from nothing gives.
_BATCH = 16
_LENGTH_STEP = 16
_TOKENISED_AT_ONCE = 256


class Embedder(Protocol):
    """What turns text into vectors."""

    name: str
    revision: str
    dimensions: int

    def encode_question(self, text: str) -> Encoded:
        """Encode one question, as fast as may be."""

    def encode_questions(self, texts: Sequence[str]) -> Encoded:
        """Encode many questions."""

    def encode_passages(self, texts: Sequence[str], progress: Progress) -> Encoded:
        """Encode passages; *progress* is told (done, of all)."""

    def token_spans(self, texts: Sequence[str]) -> list[Spans]:
        """Return where the tokens that `encode_passages` gives for each of *texts* stand in it; see `Spans`."""


class SentenceEmbedder:
    """A sentence-transformers folder, on the CPU.

    Questions and passages get the prompts that the folder names ("query: " and "passage: " for E5).

    Raises:
        ModelError: the folder is missing or holds no such model.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.revision = revision_of(folder)
        try:
            import torch  # noqa: PLC0415  takes seconds
            from safetensors import SafetensorError  # noqa: PLC0415
            from sentence_transformers import SentenceTransformer  # noqa: PLC0415  takes seconds
        except ImportError as error:
            raise ModelError(f"sentence-transformers cannot be imported ({error}); install the package anew") from error
        try:
            # float32 by name: a folder saved in half precision would otherwise run in it, slowly.
            with no_progress_bar():
                self._model: Any = SentenceTransformer(
                    str(folder), device="cpu", local_files_only=True, model_kwargs={"dtype": torch.float32}
                )
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise ModelError(f"{folder} is no sentence-transformers model ({reason})") from error
        self.dimensions = int(self._model.get_embedding_dimension())
        self._prompt_lengths: dict[str, int] = {}

    def encode_question(self, text: str) -> Encoded:
        """Encode one question, in float32: a single text gains nothing from less."""
        return self._gathered(1, [([0], self._outputs(self._model.encode_query, [text], {}))], "query")

    def encode_questions(self, texts: Sequence[str]) -> Encoded:
        """Encode many questions."""
        return self._encoded(self._model.encode_query, "query", texts, lambda _done, _of: None)

    def encode_passages(self, texts: Sequence[str], progress: Progress) -> Encoded:
        """Encode passages; *progress* is told (done, of all)."""
        return self._encoded(self._model.encode_document, "document", texts, progress)

    def token_spans(self, texts: Sequence[str]) -> list[Spans]:
        """Return where the tokens of passages stand; none of a tokeniser that does not say so."""
        tokenizer = self._model.tokenizer
        if not getattr(tokenizer, "is_fast", False):
            return [np.empty((0, 2), dtype=np.int64) for _ in texts]
        prompt, first = self._model.prompts.get("document") or "", self._prompt_length("document")
        cut = tokenizer(
            [prompt + text for text in texts],
            return_offsets_mapping=True,
            truncation=self._model.max_seq_length is not None,
            max_length=self._model.max_seq_length,
        )
        special = set(tokenizer.all_special_ids)
        found = []
        for ids, spans in zip(cut["input_ids"], cut["offset_mapping"], strict=True):
            kept = [place >= first and token not in special for place, token in enumerate(ids)]
            bounds = np.fromiter(chain.from_iterable(spans), dtype=np.int64, count=2 * len(spans)).reshape(-1, 2)
            # A token may begin with the blank before it, which for the first is the prompt's.
            found.append(np.maximum(bounds[kept] - len(prompt), 0))
        return found

    def _encoded(
        self, encode: Callable[..., Any], prompt_name: str, texts: Sequence[str], progress: Progress
    ) -> Encoded:
        import torch  # noqa: PLC0415  loaded long since

        batches: list[tuple[list[int], list[_Output]]] = []
        done = 0
        with torch.autocast("cpu", torch.bfloat16, enabled=_has_fast_bfloat16()):
            for length, rows in self._batches(texts, self._model.prompts.get(prompt_name) or ""):
                filled = rows + rows[:1] * (_BATCH - len(rows))
                # A model without lengths (static embeddings) does not pad and does not mix texts in a batch.
                padding = {"text": {"padding": "max_length", "max_length": length}} if length else None
                outputs = self._outputs(
                    encode, [texts[row] for row in filled], {"processing_kwargs": padding} if padding else {}
                )
                batches.append((rows, outputs[: len(rows)]))
                done += len(rows)
                progress(done, len(texts))
        return self._gathered(len(texts), batches, prompt_name)

    def _outputs(self, encode: Callable[..., Any], texts: Sequence[str], more: dict[str, Any]) -> list["_Output"]:
        encoded = encode(texts, batch_size=_BATCH, show_progress_bar=False, output_value=None, **more)
        return [_Output.of(one) for one in encoded]

    def _gathered(self, texts: int, batches: Sequence[tuple[list[int], list["_Output"]]], prompt: str) -> Encoded:
        """Put the outputs of *batches* in the order of the texts, without special tokens and those of the prompt."""
        outputs: list[_Output | None] = [None] * texts
        for rows, some in batches:
            for row, output in zip(rows, some, strict=True):
                outputs[row] = output
        first = self._prompt_length(prompt)
        special = list(getattr(self._model.tokenizer, "all_special_ids", ()))
        parts = [output.encoded(first, special) for output in outputs if output is not None]
        return Encoded.joined(parts) if parts else Encoded.without_tokens(np.empty((0, self.dimensions), np.float32))

    def _prompt_length(self, prompt_name: str) -> int:
        """Return how many tokens of every text are the prompt's, a mark at the beginning included."""
        prompt = self._model.prompts.get(prompt_name) or ""
        if prompt not in self._prompt_lengths:
            ids = self._model.preprocess([prompt.rstrip()]).get("input_ids") if prompt else None
            self._prompt_lengths[prompt] = 0 if ids is None else len(ids[0]) - 1  # a mark stands at the end
        return self._prompt_lengths[prompt]

    def _batches(self, texts: Sequence[str], prompt: str) -> Iterator[tuple[int, list[int]]]:
        """Yield padded length in tokens and rows of *texts*, longest first; a length of 0 means no padding."""
        by_length: dict[int, list[int]] = {}
        for start in range(0, len(texts), _TOKENISED_AT_ONCE):
            some = texts[start : start + _TOKENISED_AT_ONCE]
            mask = self._model.preprocess([prompt + text for text in some]).get("attention_mask")
            lengths = [0] * len(some) if mask is None else mask.sum(dim=1).tolist()
            for row, length in enumerate(lengths, start):
                padded = min(-(-length // _LENGTH_STEP) * _LENGTH_STEP, self._model.max_seq_length or length)
                by_length.setdefault(padded, []).append(row)
        for length in sorted(by_length, reverse=True):
            rows = by_length[length]
            yield from ((length, rows[at : at + _BATCH]) for at in range(0, len(rows), _BATCH))


@dataclass(frozen=True, slots=True)
class _Output:
    """What the model gives for one text, padding left out."""

    vector: Vectors
    ids: npt.NDArray[np.int32]
    codes: Codes

    @classmethod
    def of(cls, output: Any) -> "_Output":  # noqa: ANN401  sentence-transformers' own dictionary
        vector = output["sentence_embedding"].float().numpy()
        ids, vectors = output.get("input_ids"), output.get("token_embeddings")
        if ids is None or vectors is None:
            return cls(vector, np.empty(0, np.int32), np.empty((0, len(vector)), np.int8))
        real = output["attention_mask"].bool().numpy()
        return cls(vector, ids.numpy()[real].astype(np.int32), codes_of(vectors.float().numpy()[real]))

    def encoded(self, first: int, special: Sequence[int]) -> Encoded:
        # Half precision leaves lengths a thousandth off 1; inner products are taken for cosines.
        vector = (self.vector / np.linalg.norm(self.vector)).astype(np.float32).reshape(1, -1)
        kept = ~np.isin(self.ids, special)
        kept[:first] = False
        ids = self.ids[kept]
        return Encoded(vector, ids, self.codes[kept], np.array([0, len(ids)], dtype=np.int64))


def revision_of(folder: Path) -> str:
    """Return a SHA-256 over the files of a model folder: weights, tokenizer, prompts and pooling are all in it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if not (folder / "modules.json").is_file():
        raise ModelError(f"{folder}: no model there; set FTZ_CASES_MODEL to a sentence-transformers folder")
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(folder).as_posix().encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _has_fast_bfloat16() -> bool:
    """Say whether the processor multiplies bfloat16 itself; elsewhere it would be slower than float32."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:  # no Linux
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags
