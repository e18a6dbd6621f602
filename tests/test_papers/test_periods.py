"""The times that a sentence names."""

import pytest

from assistant.papers.periods import periods_of


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("In the first half of 2025 goods worth RMB 288.9 billion passed.", ("In the first half of 2025",)),
        ("By June 2014, 1,136 of 1,245 firms had been set up.", ("By June 2014",)),
        ("Trade rose from 2018 to 2022 by 12 percent.", ("from 2018 to 2022",)),
        ("It rose to about 1,600 (August 2024), and in 2025 again.", ("August 2024", "in 2025")),
        ("On 30 August 2024 the list had 2,000 items.", ("On 30 August 2024",)),
        ("A ship clears in 16 hours; 2019 firms use it.", ()),
        ("An investment of 2,018 million under No. 12.2020.", ()),
        ("2025年上半年货值2889亿元。", ("2025年上半年",)),
        ("截至2024年8月底，企业由980家增至1600家。", ("截至2024年8月底",)),
        ("2018年至2022年，年均增长12%。", ("2018年至2022年",)),
        ("2020-2023年累计办理。", ("2020-2023年",)),
        ("共2018家企业。", ()),
    ],
)
def test_times_are_copied_as_they_stand(sentence: str, periods: tuple[str, ...]) -> None:
    language = "zh" if sentence > "一" or "年" in sentence or "家" in sentence else "en"

    assert periods_of(sentence, language) == periods
