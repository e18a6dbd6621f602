"""Where Chinese words begin and end. The one module that knows the segmenter."""


def words_in(text: str) -> list[tuple[int, int]]:
    """Return start and end of every word of *text*; what is in no dictionary comes in single characters."""
    import rjieba  # noqa: PLC0415  compiled, with a dictionary of its own; an English question needs it not

    spans, at = [], 0
    for word in rjieba.cut(text, hmm=False):  # a guess at unknown words makes one of whatever stands together
        spans.append((at, at + len(word)))
        at += len(word)
    return spans


def is_word(text: str) -> bool:
    """Say whether *text* is a word of the dictionary."""
    import rjieba  # noqa: PLC0415

    return bool(rjieba.has_word(text))
