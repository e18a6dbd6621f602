"""Cutting a draft into sentences that can be checked."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft_sentences import draft_sentences
from corpus import plain_sentences

MEMO = """# Memo on borders

To: the committee
Date: 3 May 2026

Summary
The port of Youyiguan is quick. With version 2.0 one vehicle
takes about 15 seconds, a **practised driver** 7 to 8.

Results:
- Vehicles rose from 980 to 1,600 a day
- Short one
1. The first measure was copied
   at other ports.

| a | b |
|---|---|

一、总体情况
友谊关口岸每辆车约需15秒。2018年的举措使车辆通关时间缩短75%。
- 同一模式已复制到广西其他口岸
"""


def test_headings_addresses_tables_and_very_short_lines_are_left_out() -> None:
    """Bullets without a full stop claim something, too; a line that is broken within a sentence is one."""
    assert [sentence.words for sentence in draft_sentences(MEMO)] == [
        "The port of Youyiguan is quick.",
        "With version 2.0 one vehicle takes about 15 seconds, a practised driver 7 to 8.",
        "Vehicles rose from 980 to 1,600 a day",
        "The first measure was copied at other ports.",
        "友谊关口岸每辆车约需15秒。",
        "2018年的举措使车辆通关时间缩短75%。",
        "同一模式已复制到广西其他口岸",
    ]


def test_a_chinese_full_stop_before_a_digit_ends_a_sentence() -> None:
    """Sentencex takes it for a decimal point."""
    text = "每辆车约需15秒。2018年有改进！"

    assert [text[start:end] for start, end in plain_sentences(text, "zh")] == ["每辆车约需15秒。", "2018年有改进！"]


@given(st.text(alphabet=st.sampled_from("ab c.1\n-#*|：。一二三四五六口岸通关!?“”\t"), max_size=200))
def test_every_sentence_stands_in_the_draft_where_it_says(draft: str) -> None:
    """Whatever the text; and no two overlap."""
    sentences = draft_sentences(draft)

    assert all(draft[sentence.start : sentence.end] == sentence.text for sentence in sentences)
    assert all(one.end <= other.start for one, other in pairwise(sentences))


@pytest.mark.parametrize("draft", ["", "\n\n", "# Heading\n", "To: you\n", "ok."])
def test_a_draft_without_claims_has_no_sentences(draft: str) -> None:
    assert draft_sentences(draft) == ()
