"""Checking drafts with the real model and library."""

import json

import pytest

from assistant import Assistant, DraftError, check_draft, checked_draft_to_dict
from assistant.drafts import LONGEST_DRAFT, CheckedDraft
from corpus import BUNDLED

MEMO = """# Border transport

At Youyiguan drivers clear themselves with a face scan and a fingerprint. With version 2.0 one vehicle takes about 30
seconds. In **Yunnan** the customs formalities of border residents' trade are 100 percent paperless.

友谊关的做法已推广到峒中、水口等广西其他口岸。2018年的举措使车辆通关时间缩短57%。

The catering for the annual dinner will be ordered on Thursday.
"""


@pytest.fixture(scope="module")
def checked(assistant: Assistant) -> CheckedDraft:
    return check_draft(MEMO, assistant)


def test_each_sentence_gets_its_verdict(checked: CheckedDraft) -> None:
    """In the order of the draft, in both languages; an altered number is never supported."""
    verdicts = [sentence.verdict for sentence in checked.sentences]

    assert [verdicts[0], verdicts[1], verdicts[2], verdicts[4], verdicts[5]] == [
        "supported", "near", "near", "near", "nothing",
    ]  # fmt: skip
    assert checked.count("near") + checked.count("supported") + checked.count("nothing") == 6


def test_differences_are_named_and_stand_in_the_draft(checked: CheckedDraft) -> None:
    """Through line breaks and signs of markup."""
    differing = [one for sentence in checked.sentences for one in sentence.differences]

    assert [(one.kind, one.draft, one.record) for one in differing] == [
        ("number", "about 30 seconds", "about 15 seconds"),
        ("place", "Yunnan", "Guangxi"),
        ("number", "57%", "75%"),
    ]
    assert [MEMO[one.start : one.end] for one in differing] == ["about 30\nseconds", "Yunnan", "57%"]


def test_quotes_are_verbatim_and_in_the_language_of_the_sentence(checked: CheckedDraft, assistant: Assistant) -> None:
    """With offsets and numbers that hold."""
    for sentence in checked.sentences:
        for quote in checked.quotes_of(sentence):
            text = assistant.collection.cases[quote.case_id].texts[sentence.language].text
            assert text[quote.start : quote.end] == quote.quote
            assert quote.case_id == sentence.case_id
    assert [citation.number for citation in checked.citations] == list(range(1, len(checked.citations) + 1))
    assert not checked.sentences[-1].citations


def test_the_json_says_where_each_sentence_stands(checked: CheckedDraft) -> None:
    said = checked_draft_to_dict(checked)

    assert said["counts"] == {name: checked.count(name) for name in ("supported", "near", "nothing")}
    assert all(MEMO[one["start"] : one["end"]] == one["text"] for one in said["sentences"])


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        ("  \n", "the draft is empty"),
        ("# Heading\n", "no sentence to check"),
        ("word " * LONGEST_DRAFT, "more than 30,000 characters; check it part by part"),
    ],
)
def test_a_draft_that_cannot_be_checked_says_what_to_do(draft: str, says: str, assistant: Assistant) -> None:
    with pytest.raises(DraftError, match=says):
        check_draft(draft, assistant)


def test_what_is_called_supported_mostly_is(assistant: Assistant) -> None:
    """On labelled sentences that nothing was fitted on: nine of ten, and most of what is supported is found."""
    lines = (BUNDLED / "questions" / "drafts-unseen.jsonl").read_text(encoding="utf-8").splitlines()
    labels = [json.loads(line) for line in lines]

    checked = check_draft("\n\n".join(f"- {label['text']}" for label in labels), assistant)

    said = [sentence.verdict for sentence in checked.sentences]
    pairs = [(one, label["verdict"]) for one, label in zip(said, labels, strict=True)]
    right = pairs.count(("supported", "supported"))
    assert right >= 0.9 * said.count("supported")
    assert right >= 0.6 * sum(label["verdict"] == "supported" for label in labels)
    assert ("supported", "nothing") not in pairs
