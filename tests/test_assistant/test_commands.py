"""Short turns point at the answer before them."""

import pytest

from assistant.commands import Compared, More, NewTopic, Picked, WhoElse, command_in, is_command

SHOWN = ("a", "b", "c", "d", "e")


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("more", More()),
        ("More cases, please".replace(",", ""), More()),
        ("what else?", More()),
        ("更多", More()),
        ("还有吗？", More()),
        ("the second one", Picked(("b",), "")),
        ("2", Picked(("b",), "")),
        ("第二个", Picked(("b",), "")),
        ("最后一个", Picked(("e",), "")),
        ("how long does the third one take?", Picked(("c",), "how long does take")),
        ("第三个案例花了多久", Picked(("c",), "花了多久")),
        ("compare 1 and 3", Compared(("a", "c"))),
        ("Compare the first and the last one.", Compared(("a", "e"))),
        ("compare 1, 2 and 4", Compared(("a", "b", "d"))),
        ("compare the first two", Compared(("a", "b"))),
        ("比较1和3", Compared(("a", "c"))),
        ("对比第一个和第三个", Compared(("a", "c"))),
        ("对比前两个", Compared(("a", "b"))),
        ("who could use this?", WhoElse()),
        ("哪些地区可以借鉴", WhoElse()),
        ("换个话题", NewTopic("")),
        ("换个话题，海南的人才政策是什么？", NewTopic("海南的人才政策是什么？")),
        ("New topic: bonded art", NewTopic("bonded art")),
        ("ok thx. now something else - where is wine stored?", NewTopic("where is wine stored?")),
    ],
)
def test_a_short_turn_is_a_command(question, command):
    assert command_in(question, SHOWN) == command


@pytest.mark.parametrize(
    "question",
    [
        "more efficient customs",
        "something else in Hainan?",
        "the first zone in China",
        "第一批最佳实践案例",
        "compare Hainan and Shanghai",
        "another free trade zone with a port",
        "Which case won the first prize of 2019",
        "更多企业参与的改革",
    ],
)
def test_a_question_that_only_sounds_like_one_is_none(question):
    assert command_in(question, SHOWN) is None
    assert not is_command(question)


def test_what_was_not_shown_cannot_be_pointed_at():
    assert command_in("the third one", ("a", "b")) is None
    assert command_in("the second one", ()) is None
    assert command_in("compare 1 and 3", ("a", "b")) == Compared(("a",))
