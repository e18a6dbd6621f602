"""What the library has near a question that it cannot answer."""

from collections import Counter
from collections.abc import Sequence

from assistant.answer import Coverage
from corpus import Case, Collection

_MOST = 4  # themes, and as many zones


def coverage_of(nearest: Sequence[Case], collection: Collection) -> Coverage:
    """Return the themes and zones that most of the *nearest* cases have, and how many cases the library has of each."""
    themes = Counter(theme for case in nearest for theme in case.themes)
    zones = Counter(zone for case in nearest for zone in case.zones)
    return Coverage(
        {name: sum(name in case.themes for case in collection) for name, _ in themes.most_common(_MOST)},
        {name: sum(name in case.zones for case in collection) for name, _ in zones.most_common(_MOST)},
    )
