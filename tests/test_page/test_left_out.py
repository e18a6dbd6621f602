"""What was near and left out is named, with the reason, and escaped."""

from assistant.page.answers import left_out


def test_cases_left_out_are_listed_with_the_reason(assistant):
    answer = assistant.ask("quantum computing export licences of the zone")

    shown = left_out(answer)

    assert shown.startswith('<details class="left-out">')
    for found in answer.rejected:
        assert found.why[0] in shown
    assert shown.count("<li>") == len(answer.rejected) == 3


def test_where_nothing_is_left_out_nothing_is_shown(assistant):
    assert left_out(assistant.ask("hello")) == ""
