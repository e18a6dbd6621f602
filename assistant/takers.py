"""Which regions have what a case rests on."""

from assistant.transfer import judged
from corpus import Case, Collection


def takers_of(case: Case, collection: Collection) -> tuple[str, ...]:
    """Return the other regions, by key, that have some condition of *case* and lack none that is known, most met first.

    None where the record names no condition of place.
    """
    met: dict[str, int] = {}
    for region in collection.regions.values():
        verdicts = [judged(condition, case, region, collection, "en")[0].verdict for condition in case.conditions]
        if region.name not in case.zones and "met" in verdicts and "not_met" not in verdicts:
            met[region.name] = verdicts.count("met")
    return tuple(sorted(met, key=lambda name: -met[name]))
