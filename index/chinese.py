"""Chinese as it is searched: one width and one script, whatever was typed."""

import re
import unicodedata
from functools import lru_cache

# Characters between the brackets of a regular expression.
HAN_RANGES = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
HAN = re.compile(f"[{HAN_RANGES}]")


def simplified(text: str) -> str:
    """Return *text* in ordinary width and simplified characters: 數據出境ＡＢＣ is 数据出境ABC.

    For searching and comparing only: the length can change, so no offset into the result is one into *text*.
    """
    if text.isascii():
        return text
    folded = unicodedata.normalize("NFKC", text)
    return _converted(folded) if HAN.search(folded) else folded


def folded_in_place(text: str) -> str:
    """Return *text* simplified, of ordinary width and in small letters, every character in its place.

    A character that folds to several, or to none, stays as it is, so that offsets into the result are ones into *text*.
    """
    if text.isascii():
        return text.lower()
    return "".join(map(_folded_character, text))


@lru_cache(maxsize=20_000)
def _folded_character(character: str) -> str:
    if character == "’":
        return "'"  # as in Xi’an and Yunnan’s
    folded = simplified(character).casefold()
    return folded if len(folded) == 1 else character


def _converted(text: str) -> str:
    # Half a character (a lone surrogate), which the converter refuses, is no Chinese.
    return str(_converter().convert(text.encode(errors="replace").decode()))


@lru_cache(maxsize=1)
def _converter() -> "opencc.OpenCC":  # type: ignore[name-defined,unused-ignore] # noqa: F821
    import opencc  # noqa: PLC0415  compiled, and needed for the first Chinese text only

    return opencc.OpenCC("t2s")
