"""What is near a question: embedding, FAISS, BM25, fusion, and the index on disk."""

from index.building import build_index, open_index, read_manifest, verify_index
from index.chinese import HAN, folded_in_place, simplified
from index.documents import Document, DocumentRanker
from index.embedding import Embedder, Progress, SentenceEmbedder
from index.errors import (
    BuildError,
    BusyIndexError,
    DamagedIndexError,
    MissingIndexError,
    ModelError,
    RetrievalError,
    StaleIndexError,
)
from index.manifest import Manifest, Source
from index.models import DEFAULT_MODEL, model_folder, reranker_folder
from index.query import CaseHit, Facets, Hit, Query, Sentence, Years
from index.reranking import CrossEncoderReranker, Reranker
from index.retriever import Retriever, SearchResult
from index.signals import Signals
from index.stages import FULL, STAGES, stages_of
from index.tokens import STOPWORDS, is_chinese, tokens

__all__ = [
    "DEFAULT_MODEL",
    "FULL",
    "HAN",
    "STAGES",
    "STOPWORDS",
    "BuildError",
    "BusyIndexError",
    "CaseHit",
    "CrossEncoderReranker",
    "DamagedIndexError",
    "Document",
    "DocumentRanker",
    "Embedder",
    "Facets",
    "Hit",
    "Manifest",
    "MissingIndexError",
    "ModelError",
    "Progress",
    "Query",
    "Reranker",
    "RetrievalError",
    "Retriever",
    "SearchResult",
    "Sentence",
    "SentenceEmbedder",
    "Signals",
    "Source",
    "StaleIndexError",
    "Years",
    "build_index",
    "folded_in_place",
    "is_chinese",
    "model_folder",
    "open_index",
    "read_manifest",
    "reranker_folder",
    "simplified",
    "stages_of",
    "tokens",
    "verify_index",
]
