from uuid import uuid4

from commonweal.portal.audit.chain import Act
from commonweal.portal.audit.visitors import A_MINUTE, Allowance


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_minute_of_a_visitors_refusals_is_entered_and_the_rest_is_counted() -> None:
    clock = _Clock()
    allowance = Allowance(clock)
    asked = [Act("refused meetings:item", None, uuid4()) for _ in range(A_MINUTE + 40)]
    assert allowance.of(asked) == asked[:A_MINUTE]
    clock.now = 61.0
    more, entered = allowance.of(asked[:1])
    assert (more.act, more.words) == ("refused more", "40 more refusals of visitors in one minute")
    assert entered == asked[0] and allowance.of(asked[1:3]) == asked[1:3]


def test_whoever_is_signed_in_is_always_entered() -> None:
    allowance = Allowance(_Clock())
    asked = [Act("refused meetings:item", uuid4(), uuid4()) for _ in range(A_MINUTE * 3)]
    assert allowance.of(asked) == asked
