"""Points of a criterion and the ranking of units: examples, and what always holds."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_reporting.tools import score, score_ranking
from odoo.addons.thads_reporting.tools.score import Band, Criterion
from odoo.addons.thads_reporting.tools.score_ranking import (
    Rank,
    Standing,
    find_moves,
    find_ranks,
    rank_units,
)

PLAN_BANDS = (Band(1, "points", 10), Band(11, "points", 20), Band(21, "all"))
RANKS = (Rank("A", 180, 3), Rank("B", 160, 2), Rank("C", 100), Rank("D", 0))
POINTS = st.integers(0, 20_000).map(lambda hundredths: hundredths / 100)
MEASURES = st.none() | st.integers(0, 10_000).map(lambda part: part / 100)


@st.composite
def criteria(draw):
    points = draw(POINTS)
    starts = draw(st.lists(st.integers(0, 100), unique=True, max_size=5))
    return Criterion(
        key=1,
        points=points,
        floor=draw(POINTS.filter(lambda floor: floor <= points) | st.just(points)),
        bands=tuple(
            Band(start, draw(st.sampled_from(["points", "each", "all"])), draw(POINTS))
            for start in starts
        ),
        is_bonus=draw(st.booleans()),
        rounding=draw(st.sampled_from(["nearest", "up", "down", "none"])),
    )


@st.composite
def standings(draw):
    """Draw units with points under three criteria, few enough to be equal at times."""
    points = st.dictionaries(st.sampled_from("xyz"), st.integers(0, 70), min_size=3)
    return [
        Standing(number, draw(points), draw(st.integers(0, given)), given)
        for number, given in enumerate(draw(st.lists(st.integers(0, 3), max_size=9)))
    ]


ORDERINGS = st.sampled_from(["rank", "score"])
TIES = st.lists(st.sampled_from("xyz"), unique=True)


@pytest.mark.parametrize("module", [score, score_ranking])
def test_examples(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("percent", "points"),
    [(None, 40), (0, 40), (1, 30), (10, 30), (11, 20), (20, 20), (21, 0), (100, 0)],
)
def test_the_bands_of_decision_3962(percent, points):
    left = Criterion(key=1, points=40, bands=PLAN_BANDS, rounding="nearest")
    assert left.get_points(percent) == points


def test_a_floor_keeps_points():
    late = Criterion(key=1, points=10, floor=4, bands=(Band(1, "each", 2),))
    assert [late.get_points(count) for count in (0, 2, 3, 50)] == [10, 6, 4, 4]


def test_a_bonus_gives_up_to_its_most():
    bonus = Criterion(key=1, points=5, bands=(Band(1, "each", 2),), is_bonus=True)
    assert [bonus.get_points(count) for count in (None, 0, 1, 2, 9)] == [0, 0, 2, 4, 5]


def test_parts_of_a_percent_that_floats_make_are_none():
    left = Criterion(key=1, points=40, bands=PLAN_BANDS, rounding="up")
    assert left.get_points(100 * (1 - 0.9)) == left.get_points(10)


@given(criteria(), MEASURES)
def test_points_are_within_the_criterion(criterion, measure):
    points = criterion.get_points(measure)
    assert criterion.limit(points) == points <= criterion.points


@given(criteria(), MEASURES)
def test_nothing_counted_or_below_the_bands_takes_nothing_off(criterion, measure):
    band = measure is not None and criterion.find_band(measure)
    if not band:
        assert criterion.get_points(measure) == criterion.untouched


@given(POINTS, st.lists(st.integers(1, 100), min_size=1, unique=True), MEASURES)
def test_more_left_undone_never_gives_more(points, starts, measure):
    bands = [Band(start, "points", start / 2) for start in starts]
    criterion = Criterion(key=1, points=points, bands=tuple(bands), rounding="nearest")
    worse = (measure or 0) + 1
    assert criterion.get_points(worse) <= criterion.get_points(measure)


@given(criteria(), MEASURES, POINTS)
def test_an_unchanged_criterion_changes_no_points(criterion, measure, given_points):
    counted = criterion.get_points(measure)
    value = criterion.limit(given_points)
    assert criterion.carry_over(value, counted, counted) == value


@given(criteria(), criteria(), MEASURES, POINTS)
def test_what_is_carried_over_is_within_the_new_criterion(old, new, measure, value):
    before, after = old.get_points(measure), new.get_points(measure)
    carried = new.carry_over(old.limit(value), before, after)
    assert new.limit(carried) == carried
    assert new.carry_over(before, before, after) == after


def get_merit(standing) -> float:
    return -standing.score


@pytest.mark.parametrize(
    ("points", "reached", "given_targets", "rank"),
    [
        (180, 3, 3, "A"),
        (179.99, 3, 3, "B"),
        (200, 2, 3, "B"),
        (200, 1, 3, "C"),
        (185, 2, 2, "A"),  # fewer were given: all of them
        (185, 0, 0, "A"),
        (160, 2, 3, "B"),
        (99.5, 3, 3, "D"),
    ],
)
def test_ranks_ask_for_points_and_targets(points, reached, given_targets, rank):
    standing = Standing(1, {"x": points}, reached, given_targets)
    assert find_ranks([standing], RANKS, get_merit)[1].key == rank


def test_without_any_rank_that_holds_there_is_none():
    standing = Standing(1, {"x": 10})
    assert find_ranks([standing], RANKS[:2], get_merit)[1] is None


def test_who_finds_no_room_in_a_rank_has_the_next_one():
    few = [Rank("A", 180, share=40), Rank("B", 160, share=20), Rank("C", 0)]
    points = {"a": 190, "b": 185, "c": 185, "d": 181, "e": 165}
    units = [Standing(key, {"x": value}) for key, value in points.items()]
    found = {key: result.rank for key, result in rank_units(units, few).items()}
    # room for two and for one: b and c are equal, so that neither has A nor B
    assert found == {"a": "A", "b": "C", "c": "C", "d": "C", "e": "C"}
    apart = [*units[:2], Standing("c", {"x": 184}), *units[3:]]
    found = {key: result.rank for key, result in rank_units(apart, few).items()}
    assert found == {"a": "A", "b": "A", "c": "B", "d": "C", "e": "C"}


def test_a_better_rank_stands_first_unless_points_alone_count():
    more = Standing("more", {"x": 190}, reached=2, given=3)
    better = Standing("better", {"x": 181}, reached=3, given=3)
    by_rank = rank_units([more, better], RANKS)
    by_score = rank_units([more, better], RANKS, ordering="score")
    assert [by_rank[key].place for key in ("better", "more")] == [1, 2]
    assert [by_score[key].place for key in ("better", "more")] == [2, 1]


def test_ties_are_decided_by_criteria_in_their_order():
    one = Standing("one", {"x": 60, "y": 40})
    other = Standing("other", {"x": 50, "y": 50})
    assert rank_units([one, other], RANKS, ["y", "x"])["other"].place == 1
    assert rank_units([one, other], RANKS, ["x", "y"])["one"].place == 1
    assert {each.place for each in rank_units([one, other], RANKS).values()} == {1}


@given(standings(), TIES, ORDERINGS)
def test_a_place_counts_who_stands_before(units, ties, ordering):
    found = rank_units(units, RANKS, ties, ordering)
    places = [result.place for result in found.values()]
    assert len(found) == len(units)
    assert places == sorted(places)
    for result in found.values():
        assert result.place == 1 + sum(place < result.place for place in places)


@given(standings(), TIES, ORDERINGS, st.randoms())
def test_the_order_of_asking_changes_nothing(units, ties, ordering, random):
    shuffled = random.sample(units, len(units))
    found = rank_units(units, RANKS, ties, ordering)
    assert rank_units(shuffled, RANKS, ties, ordering) == found


@given(standings(), ORDERINGS, st.data())
def test_more_points_never_make_it_worse(units, ordering, data):
    if not units:
        return
    unit = data.draw(st.sampled_from(units))
    gained = data.draw(st.integers(0, 100))
    better = Standing(
        unit.key,
        {**unit.points, "x": unit.points["x"] + gained},
        min(unit.reached + 1, unit.given),
        unit.given,
    )
    before = rank_units(units, RANKS, ["x"], ordering)[unit.key]
    after = rank_units(
        [better if each is unit else each for each in units], RANKS, ["x"], ordering
    )[unit.key]
    assert after.place <= before.place
    assert after.rank <= before.rank


@given(standings(), TIES, ORDERINGS)
def test_who_does_not_change_does_not_move(units, ties, ordering):
    found = rank_units(units, RANKS, ties, ordering)
    assert find_moves(found, found) == []


def test_moves_name_who_is_overtaken_too():
    units = [Standing("a", {"x": 10}), Standing("b", {"x": 9}), Standing("c", {})]
    after = [units[0], Standing("b", {"x": 11}), units[2]]
    assert find_moves(rank_units(units, RANKS), rank_units(after, RANKS)) == ["b", "a"]
