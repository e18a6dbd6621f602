"""Papers of real cases, made without a model."""

from datetime import date

import pytest

from assistant.papers.gathering import paper_of_cases
from assistant.papers.paper import Paper
from corpus import Collection

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"
BEIJING = "2024-beijing-data-export-negative-list"
DRUGS = "2020-hainan-boao-lecheng-drug-insurance"
MADE = date(2026, 11, 23)


@pytest.fixture(scope="session")
def paper(collection: Collection) -> Paper:
    """Three cases in English: a full record, a list, and one with weak evidence."""
    return paper_of_cases([GUANGXI, BEIJING, DRUGS], collection, "en", MADE)


@pytest.fixture(scope="session")
def chinese_paper(collection: Collection) -> Paper:
    """The first two in Chinese."""
    return paper_of_cases([GUANGXI, BEIJING], collection, "zh", MADE)
