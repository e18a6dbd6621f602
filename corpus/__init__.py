"""The library: case records in English and Chinese, zone profiles, and how they are read and cut into passages."""

from corpus.details import detail_name, parts_of
from corpus.errors import CorpusError, Fault, FtzError, UnknownNameError
from corpus.names import case_named, programme_named, region_called, theme_named, zone_named
from corpus.parsing import RecordError, read_case, read_zone
from corpus.passages import SPLITTER, passages_of, runs_of_sentences, sentences_of
from corpus.places import Group, Place, read_groups, read_no_places, read_places, read_sounds
from corpus.reading import BUNDLED, read_collection, survey
from corpus.records import Area, Case, CaseText, Collection, Condition, Facilities, Passage, Section, Source, Zone
from corpus.sentences import plain_sentences, quotable_sentences
from corpus.terms import Term, read_terms
from corpus.vocabulary import (
    CLUSTERS,
    CONDITIONS,
    DEPTHS,
    EVIDENCE,
    GEOGRAPHY,
    LANGUAGES,
    NEIGHBOURS,
    PROGRAMMES,
    SECTIONS,
    THEMES,
    Language,
    SectionKind,
)

__all__ = [
    "BUNDLED",
    "CLUSTERS",
    "CONDITIONS",
    "DEPTHS",
    "EVIDENCE",
    "GEOGRAPHY",
    "LANGUAGES",
    "NEIGHBOURS",
    "PROGRAMMES",
    "SECTIONS",
    "SPLITTER",
    "THEMES",
    "Area",
    "Case",
    "CaseText",
    "Collection",
    "Condition",
    "CorpusError",
    "Facilities",
    "Fault",
    "FtzError",
    "Group",
    "Language",
    "Passage",
    "Place",
    "RecordError",
    "Section",
    "SectionKind",
    "Source",
    "Term",
    "UnknownNameError",
    "Zone",
    "case_named",
    "detail_name",
    "parts_of",
    "passages_of",
    "plain_sentences",
    "programme_named",
    "quotable_sentences",
    "read_case",
    "read_collection",
    "read_groups",
    "read_no_places",
    "read_places",
    "read_sounds",
    "read_terms",
    "read_zone",
    "region_called",
    "runs_of_sentences",
    "sentences_of",
    "survey",
    "theme_named",
    "zone_named",
]
