"""The dispute map laid out: nothing overlaps, no line runs through words, and it is always the same."""

from __future__ import annotations

import random
import sys
from itertools import combinations
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "engine"))

import disputing

from onrecord_desktop.dispute_map.content import MapContent, content
from onrecord_desktop.dispute_map.drawing import Box, Curve, Drawing, Size, Sizes
from onrecord_desktop.dispute_map.faces import Fit, Ink, faces
from onrecord_desktop.dispute_map.layers import Link, layered, node
from onrecord_desktop.dispute_map.layout import LARGEST, SMALLEST, fits, laid_out, scale_for, ways
from onrecord_desktop.dispute_map.order import crossings
from onrecord_desktop.dispute_map.spacing import Wish, settled
from onrecord_desktop.presentation import present

ROOMS = [Size(900, 600), Size(1280, 780), Size(448, 500), Size(300, 2000)]
FULL = Fit(name=150, cue=120, roles=True, said=False)


def measure(words: str, _ink: Ink) -> float:
    return 7.0 * len(words)


def content_of(dispute: disputing.Dispute) -> MapContent:
    return content(present(dispute.reading()))


def drawing_of(shows: MapContent, room: Size) -> Drawing:
    links = [arrow.link for arrow in shows.arrows]
    return laid_out(ways([n.id for n in shows.nodes], links), faces(shows, FULL, measure).sizes, room)


def drawing(sizes: dict[str, Size], links: list[Link], room: Size) -> Drawing:
    labels = {link.id: Size(60, 18) for link in links}
    return laid_out(ways(list(sizes), links), Sizes(sizes, labels), room)


def overlap(one: Box, other: Box) -> bool:
    apart_x = one.right <= other.left + 0.5 or other.right <= one.left + 0.5
    apart_y = one.bottom <= other.top + 0.5 or other.bottom <= one.top + 0.5
    return not (apart_x or apart_y)


def points(curve: Curve) -> list[tuple[float, float]]:
    weights = [
        ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in (i / 20 for i in range(21))
    ]
    return [
        (
            sum(w * p[0] for w, p in zip(ws, curve, strict=True)),
            sum(w * p[1] for w, p in zip(ws, curve, strict=True)),
        )
        for ws in weights
    ]


def inside(box: Box, point: tuple[float, float]) -> bool:
    return box.left + 1 < point[0] < box.right - 1 and box.top + 1 < point[1] < box.bottom - 1


def assert_readable(drawn: Drawing) -> None:
    """Every box keeps clear of every other, and every line of every box, its own ends included."""
    labels = {f"label {i}": arrow.label for i, arrow in enumerate(drawn.arrows) if arrow.label}
    boxes = {**drawn.nodes, **labels}
    for (one, a), (other, b) in combinations(boxes.items(), 2):
        assert not overlap(a, b), (one, other)
    for box in boxes.values():
        assert box.left >= -0.5
        assert box.top >= -0.5
        assert box.right <= drawn.size.width + 0.5
        assert box.bottom <= drawn.size.height + 0.5
    for arrow in drawn.arrows:
        for curve in (*arrow.trunk, *(c for way in arrow.branches.values() for c in way)):
            for point in points(curve):
                hit = [name for name, box in boxes.items() if inside(box, point)]
                assert not hit, (arrow.link, hit)


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize(
    "dispute", [disputing.two(), disputing.eight(), disputing.star(24)], ids=["2", "8", "25"]
)
def test_words_keep_clear_of_each_other_and_of_lines(dispute: disputing.Dispute, room: Size) -> None:
    assert_readable(drawing_of(content_of(dispute), room))


@pytest.mark.parametrize("seed", range(30))
def test_so_they_do_in_any_tangle(seed: int) -> None:
    shows = content_of(disputing.tangle(2 + seed % 24, seed))
    if shows.arrows:
        assert_readable(drawing_of(shows, ROOMS[seed % len(ROOMS)]))


@pytest.mark.parametrize("seed", range(10))
def test_boxes_of_any_size_keep_clear(seed: int) -> None:
    chance = random.Random(seed)
    sizes = {f"n{i}": Size(chance.uniform(20, 300), chance.uniform(20, 150)) for i in range(15)}
    links = [
        Link(f"l{i}", tail, tuple(heads), labelled=chance.random() < 0.8)
        for i in range(20)
        for tail, *heads in [chance.sample(list(sizes), chance.randint(2, 4))]
    ]
    assert_readable(drawing(sizes, links, ROOMS[seed % len(ROOMS)]))


def test_the_same_dispute_is_always_drawn_the_same() -> None:
    shows = content_of(disputing.eight())
    assert drawing_of(shows, ROOMS[0]) == drawing_of(shows, ROOMS[0])


def test_who_denies_stands_left_of_whom_it_denies() -> None:
    drawn = drawing_of(content_of(disputing.two()), ROOMS[0])
    assert drawn.nodes["2"].right < drawn.nodes["1"].left


def test_two_that_deny_each_other_have_an_arrow_each_way() -> None:
    sizes = {"a": Size(80, 40), "b": Size(80, 40)}
    drawn = drawing(sizes, [Link("1", "a", ("b",)), Link("2", "b", ("a",))], ROOMS[0])
    ends = {arrow.link: [way[-1][3][0] for way in arrow.branches.values()] for arrow in drawn.arrows}
    assert ends["1"][0] < drawn.nodes["b"].left
    assert ends["2"][0] > drawn.nodes["a"].right
    assert_readable(drawn)


def test_a_line_with_nothing_in_its_way_is_straight() -> None:
    drawn = drawing_of(content_of(disputing.two()), ROOMS[0])
    [arrow] = drawn.arrows
    heights = {y for curve in (*arrow.trunk, *arrow.branches["1"]) for _, y in curve}
    assert max(heights) - min(heights) < 0.01


def test_many_that_deny_one_stand_at_both_sides_where_one_column_would_not_fit() -> None:
    shows = content_of(disputing.star(24))
    drawn = drawing_of(shows, Size(1000, 620))
    hub = drawn.nodes["1"]
    sides = [box.right < hub.left for name, box in drawn.nodes.items() if name != "1"]
    assert sides.count(True) == sides.count(False) == 12
    assert fits(drawn.size, Size(1000, 620))


def test_a_long_chain_goes_down_where_the_room_is_narrow() -> None:
    sizes = {f"n{i}": Size(120, 40) for i in range(6)}
    links = [Link(f"l{i}", f"n{i}", (f"n{i + 1}",)) for i in range(5)]
    down, across = drawing(sizes, links, Size(300, 900)), drawing(sizes, links, Size(1500, 300))
    assert down.size.height > down.size.width
    assert across.size.width > across.size.height


def test_what_nothing_joins_stands_in_columns_where_there_is_room() -> None:
    sizes = {f"n{i}": Size(100, 40) for i in range(12)}
    drawn = drawing(sizes, [], Size(900, 300))
    assert len({box.left for box in drawn.nodes.values()}) > 1
    assert fits(drawn.size, Size(900, 300))


def test_a_drawing_is_scaled_within_what_can_be_read() -> None:
    assert scale_for(Size(10, 10), Size(900, 600)) == LARGEST
    assert scale_for(Size(9000, 10), Size(900, 600)) == SMALLEST
    assert scale_for(Size(900, 10), Size(900, 600)) == 1.0


def test_many_more_sources_than_a_map_is_for_are_laid_out_all_the_same() -> None:
    sizes = {f"n{i}": Size(100, 40) for i in range(150)}
    links = [Link(f"l{i}", f"n{i}", (f"n{i * 7 % 20}",)) for i in range(20, 150)]
    assert_readable(drawing(sizes, links, ROOMS[0]))


def test_a_denial_that_leads_back_turns_round_and_nothing_else() -> None:
    links = [Link("1", "a", ("b",)), Link("2", "b", ("c",)), Link("3", "c", ("a", "d"))]
    [part] = layered("abcd", links, both_sides=False)
    assert [(strand.link, strand.forward, tuple(strand.branches)) for strand in part.strands] == [
        ("1", True, ("b",)),
        ("2", True, ("c",)),
        ("3", True, ("d",)),
        ("3", False, ("a",)),
    ]


def test_relays_stand_at_the_outside() -> None:
    links = [
        Link("1", "denier", ("denied",)),
        Link("2", "wire", ("denier",), labelled=False),
        Link("3", "ledger", ("denied",), labelled=False),
    ]
    [part] = layered(["denier", "denied", "wire", "ledger"], links, both_sides=False)
    order = [place for rank in part.ranks for place in rank if place[0] == "node"]
    assert order == [node("wire"), node("denier"), node("denied"), node("ledger")]


def test_crossings_are_counted() -> None:
    joined = {("a",): [("y",)], ("b",): [("x",), ("z",)]}
    assert crossings([("a",), ("b",)], [("x",), ("y",), ("z",)], joined) == 1
    assert crossings([("b",), ("a",)], [("x",), ("y",), ("z",)], joined) == 1
    assert crossings([("a",), ("b",)], [("y",), ("x",), ("z",)], joined) == 0


def test_places_settle_as_near_to_their_wishes_as_they_can() -> None:
    wishes = [Wish(10.0, 1.0), Wish(10.0, 1.0), Wish(100.0, 1.0)]
    assert settled(wishes, [0.0, 20.0, 40.0]) == [0.0, 20.0, 100.0]
    assert settled([Wish(10.0, 3.0), Wish(10.0, 1.0)], [0.0, 20.0]) == [5.0, 25.0]
