from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from rusta_core.records import DiagCase, File, digest
from rusta_core.run.pool import Keep, Pool


def filled(material: dict[str, int], error_class: str = "type") -> Pool:
    pool = Pool()
    for operator, count in material.items():
        for number in range(count):
            pool.add(error_class, operator, (number, 0))
    return pool


def taken(pool: Pool, short: float, error_class: str = "type") -> Counter[str]:
    before = Counter(pool.tried)
    drawn = pool.draw(error_class, short)
    assert len(drawn) == (pool.tried - before).total()
    return pool.tried - before


def test_who_has_little_gives_all_of_it_and_the_rest_is_shared():
    assert taken(filled({"rare": 3, "common": 1000, "other": 1000}), 0.6 * 43) == {"rare": 3, "common": 20, "other": 20}


def test_who_has_given_least_gives_next():
    pool = filled({"a": 100, "b": 100})
    pool.kept.update({"a": 30, "b": 20})
    pool.tried.update({"a": 30, "b": 30})
    assert taken(pool, 6) == {"b": 10}
    pool.kept.update({"b": 10})
    drawn = taken(pool, 12)
    assert abs(drawn["a"] - drawn["b"]) <= 1


def test_more_is_drawn_of_what_seldom_succeeds_and_none_of_what_never_does():
    pool = filled({"often": 1000, "seldom": 1000, "never": 1000})
    pool.tried.update({"often": 100, "seldom": 100, "never": 100})
    pool.kept.update({"often": 100, "seldom": 20})
    drawn = taken(pool, 30)
    assert drawn["never"] == 0
    assert drawn["seldom"] > drawn["often"]


def test_classes_do_not_mix_and_an_empty_pool_gives_nothing():
    pool = filled({"a": 5})
    assert taken(pool, 10, "borrow") == {}
    assert taken(pool, 10) == {"a": 5}
    assert taken(pool, 10) == {}
    assert Pool().draw("type", 10) == []


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 60), min_size=1), st.integers(1, 200))
def test_no_operator_gives_more_than_the_level_it_must_reach(material, short):
    drawn = taken(filled(material), 0.6 * short)
    level = max(drawn.values())
    assert min(short, sum(material.values())) <= drawn.total() <= short + 1
    assert all(drawn[name] >= min(count, level - 1) for name, count in material.items())


def case(name: str, *, error_class: str = "type", bugs: int = 1, message: str = "m", repo: str = "r") -> DiagCase:
    said = {"code": "E0308", "level": "error", "message": message, "spans": [], "children": []}
    return DiagCase(
        id=name, repo=repo, error_class=error_class, codes=("E0308",), files=(File(path="a.rs", text=name),),
        cargo_diag=(said,), operator="op", bugs=bugs, license="MIT", source_url="u", sha256=digest(name),
    )  # fmt: skip


def test_each_class_is_kept_up_to_what_is_wanted():
    keep = Keep(wanted=2)
    assert [keep.takes(case(str(number))) for number in range(3)] == [True, True, False]
    assert keep.takes(case("x", error_class="move"))
    assert (keep.of("type"), keep.short("type"), keep.short("move"), keep.total) == (2, 0, 1, 3)


def test_a_share_of_a_class_is_for_two_bugs_and_for_nothing_else():
    keep = Keep(wanted=10, compound=0.2)
    assert sum(keep.takes(case(f"one {number}")) for number in range(20)) == 8
    assert sum(keep.takes(case(f"two {number}", bugs=2)) for number in range(20)) == 2
    assert (keep.of("type"), keep.short("type")) == (10, 0)


def test_what_says_the_same_is_kept_a_few_times_in_each_repository():
    keep = Keep(wanted=100, alike=2)
    said = ["no `a` here", "no `b` here", "no `c` here", "something else"]
    assert [keep.takes(case(str(n), message=message)) for n, message in enumerate(said)] == [True, True, False, True]
    assert keep.takes(case("x", message="no `d` here", repo="elsewhere"))
