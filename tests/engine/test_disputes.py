"""Who disputes with whom: the graph, and the same in sentences."""

from __future__ import annotations

import disputing
import pytest
from disputing import Dispute, unsure_link

from onrecord import Confidence
from onrecord.dispute_sentences import LINKS_ARE_OURS, NONE_FOUND, UNSURE, Wording, to_text
from onrecord.disputes import Denial, Disputes, Relay, disputes, offers_map


def graph_of(dispute: Dispute) -> Disputes:
    return disputes(dispute.reading())


def words_of(dispute: Dispute) -> list[str]:
    reading = dispute.reading()
    return [sentence.words for sentence in Wording(reading, disputes(reading)).sentences()]


def test_an_arrow_runs_from_who_denies_to_whom_the_denied_statement_belongs() -> None:
    made = Dispute()
    claim = made.claim("Mara Voss", "told the council")
    denial = made.deny("Tomas Reed", claim, cue="has refuted")
    graph = graph_of(made)
    assert [(node.id, node.name) for node in graph.nodes] == [("1", "Mara Voss"), ("2", "Tomas Reed")]
    assert graph.denials == (Denial("2", "1", ("has refuted",), (denial,), (claim,)),)


def test_denials_between_the_same_two_are_one_arrow_with_all_their_cues() -> None:
    [denial] = graph_of(disputing.two()).denials
    assert denial.cues == ("denied", "insisted")
    assert denial.statements == ("q2", "q3")
    assert denial.answers == ("q1",)


def test_a_cue_stands_without_the_colon_that_follows_it() -> None:
    made = Dispute()
    made.deny("Tomas Reed", made.claim("Mara Voss", "told us,"), cue="said :")
    assert graph_of(made).denials[0].cues == ("said",)
    assert "(said) to what [1] Mara Voss put forward (told us)" in words_of(made)[0]


def test_one_denial_of_two_is_one_arrow_with_two_heads() -> None:
    made = Dispute()
    made.deny("North Ellery", made.claim("Mara Voss"), made.claim("Tomas Reed"))
    graph = graph_of(made)
    assert [denial.denied for denial in graph.denials] == ["1", "2"]
    assert graph.arrows() == (graph.denials,)


def test_arrows_with_other_denials_behind_them_stay_apart() -> None:
    made = Dispute()
    one, other = made.claim("Mara Voss"), made.claim("Tomas Reed")
    made.deny("North Ellery", one, other)
    made.deny("North Ellery", other)
    assert len(graph_of(made).arrows()) == 2


def test_what_answers_nothing_that_was_found_stays_on_the_map() -> None:
    made = Dispute()
    made.deny("Mara Voss")
    made.deny("Tomas Reed")
    assert [(d.denier, d.denied, d.answers) for d in graph_of(made).denials] == [
        ("1", None, ()),
        ("2", None, ()),
    ]


def test_who_contradicts_itself_is_linked_to_itself() -> None:
    made = Dispute()
    made.deny("Mara Voss", made.claim("Mara Voss"))
    [denial] = graph_of(made).denials
    assert denial.denied == denial.denier
    assert "to what the same source put forward (said)" in words_of(made)[0]


def test_who_passes_on_what_is_disputed_is_joined_to_whose_words_they_are() -> None:
    made = Dispute()
    claim = made.claim("Mara Voss", via="Ellery Wire")
    denial = made.deny("Tomas Reed", claim, via="Coastal Ledger")
    graph = graph_of(made)
    assert graph.relays == (Relay("2", "1", (claim,)), Relay("4", "3", (denial,)))
    assert [node.kind for node in graph.nodes] == ["person", "relay", "person", "relay"]


def test_a_relay_that_takes_part_has_the_shape_of_its_own_kind() -> None:
    made = Dispute()
    made.deny("Ellery Wire", made.claim("Mara Voss", via="Ellery Wire"))
    assert [node.kind for node in graph_of(made).nodes] == ["person", "body"]


def test_what_nobody_disputes_is_not_on_the_map() -> None:
    made = disputing.two()
    made.claim("Ines Calder", via="Ellery Wire")
    assert [node.name for node in graph_of(made).nodes] == ["Mara Voss", "Tomas Reed"]


def test_joint_sources_are_one_node_with_all_their_numbers() -> None:
    made = Dispute()
    made.deny("Tomas Reed", made.claim("Port Authority, ferry crews"), made.claim("Mara Voss, North Ellery"))
    found = {node.number: (node.name, node.kind) for node in graph_of(made).nodes}
    assert found["1+2"] == ("Port Authority, ferry crews", "body")
    assert found["3+4"] == ("Mara Voss, North Ellery", "body")


def test_statements_without_a_source_are_not_taken_for_those_of_one_source() -> None:
    made = Dispute()
    made.deny("Tomas Reed", made.claim("", "It is believed"), made.claim("", "It is said"))
    nodes = graph_of(made).nodes
    assert [node.name for node in nodes] == ["Tomas Reed", "No source given", "No source given"]
    assert [node.number for node in nodes] == ["1", "", ""]
    assert "a statement whose source is not given (It is believed)" in words_of(made)[0]


@pytest.mark.parametrize(
    ("doubtful", "unsure"), [(unsure_link("q1"), True), (Confidence(type=0.2), True), (Confidence(), False)]
)
def test_what_the_engine_is_unsure_of_is_said_to_be(doubtful: Confidence, unsure: bool) -> None:
    made = Dispute()
    made.deny("Tomas Reed", made.claim("Mara Voss"), confidence=doubtful)
    assert graph_of(made).denials[0].unsure is unsure
    assert words_of(made)[0].endswith(UNSURE) is unsure


def test_what_the_reader_set_is_not_unsure() -> None:
    made = Dispute()
    made.deny("Tomas Reed", made.claim("Mara Voss"), confidence=unsure_link("q1"), origin="reader")
    assert not graph_of(made).denials[0].unsure


def test_a_map_is_offered_from_two_disputing_sources_on() -> None:
    nobody, alone, open_ends = Dispute(), Dispute(), Dispute()
    nobody.claim("Mara Voss", via="Ellery Wire")
    alone.deny("Mara Voss", alone.claim("", "It is believed"))
    alone.deny("Mara Voss", via="Ellery Wire")
    open_ends.deny("Mara Voss")
    open_ends.deny("Tomas Reed")
    offered = [offers_map(graph_of(made)) for made in (nobody, alone, open_ends, disputing.two())]
    assert offered == [False, False, True, True]


def test_a_reading_without_denials_has_an_empty_graph() -> None:
    made = Dispute()
    made.claim("Mara Voss")
    assert graph_of(made) == Disputes()
    assert NONE_FOUND in to_text(made.reading())


def test_links_are_worded_as_ours_with_the_cues_of_both_sides() -> None:
    assert words_of(disputing.two()) == [
        "On Record links 2 denials by [2] Tomas Reed (denied; insisted) to what [1] Mara Voss put forward "
        "(told the council)."
    ]


def test_every_arrow_and_relay_is_a_sentence() -> None:
    assert words_of(disputing.eight()) == [
        "On Record links a denial by [6] North Ellery (has refuted) to what [1] Mara Voss put forward "
        "(has confirmed) and to what [2] Tide Report put forward (found).",
        "On Record links a denial by [7] Tomas Reed (rejected) to what [2] Tide Report put forward (found).",
        "On Record links a denial by [1] Mara Voss (called) to what [7] Tomas Reed put forward (rejected).",
        "On Record links a denial by [9] Ines Calder (denied) to what [4+5] Port Authority, ferry crews put "
        "forward (have raised concerns about). On Record is unsure of this.",
        "On Record links a denial by [10] harbour officials (denied) to a statement whose source is not "
        "given (It is believed).",
        "The article has a denial by [11] Joost van der Meer (denied); what it answers was not found.",
        "The article has a claim by [2] Tide Report via [3] Ellery Wire.",
        "The article has a denial by [7] Tomas Reed via [8] Coastal Ledger.",
    ]


def test_a_node_is_described_with_the_part_it_has() -> None:
    reading = disputing.eight().reading()
    graph = disputes(reading)
    said = {node.name: Wording(reading, graph).node(node) for node in graph.nodes}
    assert said["Mara Voss"] == "[1] Mara Voss. Makes 1 denial. On Record links 1 denial to it."
    assert said["Ellery Wire"] == "[3] Ellery Wire, organization. Passes on 1 statement."


def test_the_text_says_what_was_read_who_marked_it_and_whose_the_links_are() -> None:
    text = to_text(disputing.two().reading(), width=400)
    assert text.splitlines() == [
        "Who knew of the leak?",
        "The Ellery Wire · 6 May 2031 · marked by On Record 0.1.0, unchecked",
        "",
        f"1 source denies, 1 is answered. {LINKS_ARE_OURS}",
        "",
        words_of(disputing.two())[0],
        "    Denial: Tomas Reed denied that part 2 of the tunnel is safe",
        "    Denial: Tomas Reed insisted that part 3 of the tunnel is safe",
        "    Claim: Mara Voss told the council that part 1 of the tunnel is safe",
    ]


def test_the_text_keeps_to_its_width() -> None:
    assert max(map(len, to_text(disputing.eight().reading(), width=60).splitlines())) <= 60


def test_names_cannot_control_a_terminal() -> None:
    made = Dispute()
    made.deny("Tomas\x1b[31m Reed\u202e", made.claim("Mara\nVoss"))
    text = to_text(made.reading(title="A\x1b]0;title\x07 leak", outlet="The\nWire"))
    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert "what [1] Mara Voss put" in text


@pytest.mark.parametrize("seed", range(20))
def test_however_tangled_each_end_is_a_node_and_each_denial_is_there(seed: int) -> None:
    reading = disputing.tangle(12, seed).reading()
    graph = disputes(reading)
    nodes = {node.id for node in graph.nodes}
    assert len(nodes) == len(graph.nodes)
    ends = {end for d in graph.denials for end in (d.denier, d.denied)} - {None}
    assert ends | {end for r in graph.relays for end in (r.relay, r.voice)} == nodes
    links = {(s.id, i) for s in reading.statements if s.type == "denial" for i in s.denies or (None,)}
    assert {(s, i) for d in graph.denials for s in d.statements for i in d.answers or (None,)} >= links
    assert sum(len(arrow) for arrow in graph.arrows()) == len(graph.denials)
