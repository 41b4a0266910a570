"""One identity for each source, whatever the article calls it."""

import pytest
from annotating import annotate, who

PEOPLE = {
    "Lloyd Austin": "PERSON",
    "Austin": "PERSON",
    "Hillary Clinton": "PERSON",
    "Bill Clinton": "PERSON",
    "Clinton": "PERSON",
    "Dmitry Peskov": "PERSON",
    "Kellyanne Conway": "PERSON",
    "Trump": "PERSON",
    "Yonhap": "ORG",
    "South Korea": "GPE",
    "Ukraine": "GPE",
    "Ann Lee": "PERSON",
    "Lee": "PERSON",
    "Bo Ray": "PERSON",
    "Acme": "ORG",
}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Kremlin spokesperson Dmitry Peskov", "Dmitry Peskov"),
        ("South Korea's Yonhap news agency", "Yonhap"),
        ("Trump campaign manager Kellyanne Conway", "Kellyanne Conway"),
        ("A spokesman for Clinton", "spokesman for clinton"),
        ("Clinton, the Democratic nominee,", "Clinton"),
        ("A spokesman, Bo Ray,", "Bo Ray"),
        ("One of her aides, Ann Lee,", "Ann Lee"),
        ("The abbot, Ann Lee of Lund,", "Ann Lee"),
        ("One diner, Ann Lee, 66,", "Ann Lee"),
        ("Its owner, Acme of Lund,", "Acme"),
        ("The leader, Sen. Bo Ray of Ohio,", "Bo Ray"),
        ("Her running mate, Indiana Gov. Bo Ray,", "Bo Ray"),
        ("The owners, Acme of Lund,", "Acme"),
        ("A nurse named Ann Lee", "Ann Lee"),
        ("The guest, a former mayor of Lund, Ann Lee,", "Ann Lee"),
        ("The guest, a teacher called only Bo Ray,", "Bo Ray"),
        ("Voters, Ann Lee among them,", "voters"),
        ("both Ukraine and South Korea", "Ukraine & South Korea"),
        ("Ann Lee and Bo Ray", "Ann Lee & Bo Ray"),
        ("Ann Lee (D-Ore.), Dmitry Peskov and Bo Ray", "Ann Lee & Dmitry Peskov & Bo Ray"),
        ("Ann Lee, head of research and design at Acme,", "Ann Lee"),
        ("The Trump campaign", "Trump campaign"),
        ("Clinton's aides", "Clinton's aides"),
        ("campaign officials", "campaign officials"),
        ("The voters", "voters"),
        ("Mrs. Clinton herself", "Clinton"),
    ],
)
def test_head_of_a_source_phrase(source: str, name: str) -> None:
    doc = annotate(f"Today {source} said that it rained.", [(source, "said", "that it rained")], PEOPLE)
    assert [n.casefold() for n in who(doc)] == [name.casefold()]


def test_one_identity_for_name_surname_title_and_pronoun() -> None:
    doc = annotate(
        "U.S. Defense Secretary Lloyd Austin confirmed the move. Austin said it was late. "
        "The Defense Secretary added a warning. He said more would come.",
        [
            ("U.S. Defense Secretary Lloyd Austin", "confirmed", "the move"),
            ("Austin", "said", "it was late"),
            ("The Defense Secretary", "added", "a warning"),
            ("He", "said", "more would come"),
        ],
        PEOPLE,
    )
    assert who(doc) == ["Lloyd Austin"] * 4
    (austin,) = doc._.sources
    assert (austin.kind, austin.role) == ("person", "U.S. Defense Secretary")
    assert len(austin.mentions) == 4
    sure = [identity.confidence for identity in doc._.identities]
    assert sure[0] > max(sure[2:])


def test_full_name_may_come_after_the_short_one() -> None:
    doc = annotate(
        "Lee said no. Ann Lee is a baker.", [("Lee", "said", "no")], {"Ann Lee": "PERSON", "Lee": "PERSON"}
    )
    assert who(doc) == ["Ann Lee"]


def test_title_tells_two_bearers_of_a_surname_apart() -> None:
    doc = annotate(
        "Hillary Clinton and Bill Clinton spoke. Mr. Clinton said yes. Mrs. Clinton said no.",
        [("Mr. Clinton", "said", "yes"), ("Mrs. Clinton", "said", "no")],
        PEOPLE,
    )
    assert who(doc) == ["Bill Clinton", "Hillary Clinton"]


def test_pronoun_takes_the_gender_that_fits() -> None:
    doc = annotate(
        "Hillary Clinton met Lloyd Austin. She said little. He said nothing.",
        [("She", "said", "little"), ("He", "said", "nothing")],
        PEOPLE,
    )
    assert who(doc) == ["Hillary Clinton", "Lloyd Austin"]


def test_speaker_is_not_somebody_in_the_own_content() -> None:
    doc = annotate(
        "Lloyd Austin spoke first. Bo Ray must go, he said.", [("he", "said", "Bo Ray must go")], PEOPLE
    )
    assert who(doc) == ["Lloyd Austin"]


def test_first_person_in_a_quotation_is_its_speaker() -> None:
    doc = annotate(
        'Ann Lee said: "I believe that it works."',
        [("Ann Lee", "said", '"I believe that it works."'), ("I", "believe", "that it works")],
        PEOPLE,
    )
    assert who(doc) == ["Ann Lee", "Ann Lee"]


def test_first_person_outside_quotations_is_the_writer() -> None:
    doc = annotate("Last week we asked why it failed.", [("we", "asked", "why it failed")], {})
    assert who(doc) == ["writer"]
    assert doc._.sources[0].kind == "writer"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He met Ann Lee, who said no.", "Ann Lee"),
        ("He met Ann Lee, a lawyer for Acme, who said no.", "Ann Lee"),
        ("He met the angry voters who said no.", "angry voters"),
    ],
)
def test_relative_pronoun_is_the_phrase_before(text: str, name: str) -> None:
    assert who(annotate(text, [("who", "said", "no")], PEOPLE)) == [name]


def test_they_is_who_spoke_jointly() -> None:
    doc = annotate(
        "Ann Lee and Bo Ray denied it. They said it was absurd.",
        [("Ann Lee and Bo Ray", "denied", "it"), ("They", "said", "it was absurd")],
        PEOPLE,
    )
    assert who(doc) == ["Ann Lee & Bo Ray"] * 2


def test_country_goes_by_its_capital() -> None:
    doc = annotate(
        "North Korea denied it. Pyongyang said it was a rumor.",
        [("North Korea", "denied", "it"), ("Pyongyang", "said", "it was a rumor")],
        {"North Korea": "GPE", "Pyongyang": "GPE"},
    )
    assert who(doc) == ["North Korea"] * 2
    assert doc._.sources[0].kind == "place"


def test_officials_of_a_country_are_not_the_country() -> None:
    doc = annotate(
        "North Korea is poor. North Korean officials said so.",
        [("North Korean officials", "said", "so")],
        {"North Korea": "GPE"},
    )
    assert who(doc) == ["north korean officials"]
    assert doc._.sources[0].kind == "unnamed"


def test_a_short_name_means_whoever_was_just_named_in_full() -> None:
    doc = annotate(
        "Gary Johnson spoke in Maine. Gary Johnson flew home. "
        + "Nobody knew why. " * 20
        + "Jeh Johnson was asked too. Johnson said no.",
        [("", "was asked", "too"), ("Johnson", "said", "no")],
        {"Gary Johnson": "PERSON", "Jeh Johnson": "PERSON", "Johnson": "PERSON"},
    )
    assert who(doc) == ["", "Jeh Johnson"]


def test_the_writer_who_signs_is_named() -> None:
    doc = annotate(
        "I believe it works.\n\nAnn Lee is a playwright.",
        [("I", "believe", "it works")],
        {"Ann Lee": "PERSON"},
    )
    assert [(s.name, s.kind) for s in doc._.sources] == [("Ann Lee", "writer")]


def test_a_report_speaks_for_its_author() -> None:
    doc = annotate(
        "A study by Acme found mold. The study said more.",
        [("A study by Acme", "found", "mold"), ("The study", "said", "more")],
        PEOPLE,
    )
    assert who(doc) == ["Acme", "Acme"]


def test_initials_in_brackets() -> None:
    doc = annotate(
        "The Alliance to Reclaim Our Schools (AROS) met. AROS said it would march.",
        [("AROS", "said", "it would march")],
        {},
    )
    assert who(doc) == ["Alliance to Reclaim Our Schools"]


def test_interview_turns() -> None:
    doc = annotate(
        "Chris Wallace of Fox asked.\n\nWALLACE: Why did you do it?",
        [("WALLACE", ":", "Why did you do it?")],
        {"Chris Wallace": "PERSON", "WALLACE": "PERSON"},
    )
    assert who(doc) == ["Chris Wallace"]


def test_party_and_state_in_brackets_tell_an_office() -> None:
    doc = annotate(
        "Sen. Ann Lee (R-S.C.) and Sen. Bo Ray (D-Ohio) spoke. The South Carolina senator said no.",
        [("The South Carolina senator", "said", "no")],
        PEOPLE,
    )
    assert who(doc) == ["Ann Lee"]


def test_an_unnamed_source_keeps_its_identity() -> None:
    doc = annotate(
        "A police spokesman said no. The spokesman said it twice.",
        [("A police spokesman", "said", "no"), ("The spokesman", "said", "it twice")],
        {},
    )
    assert who(doc) == ["police spokesman"] * 2
    assert len(doc._.sources[0].mentions) == 2


def test_no_source_is_nobody() -> None:
    doc = annotate("It was reported that it rained.", [("", "was reported", "that it rained")], {})
    assert who(doc) == [""]
    assert doc._.sources == ()


def test_campaign_under_three_names() -> None:
    doc = annotate(
        "The Trump campaign said yes. Trump spoke. His campaign said no. Trump's team said maybe.",
        [
            ("The Trump campaign", "said", "yes"),
            ("His campaign", "said", "no"),
            ("Trump's team", "said", "maybe"),
        ],
        {"Trump": "PERSON"},
    )
    assert who(doc) == ["Trump campaign"] * 3
    assert doc._.sources[0].kind == "organization"


def test_nothing_found_in_an_empty_text() -> None:
    doc = annotate("", [], {})
    assert (doc._.sources, doc._.identities, doc._.relations) == ((), (), ())


@pytest.mark.parametrize(
    ("source", "labels", "name"),
    [
        ("Win Htein, a party official,", {"Htein": "PERSON"}, "Win Htein"),
        ("Ursula von der Leyen", {"Ursula": "PERSON", "Leyen": "PERSON"}, "Ursula von der Leyen"),
        ("Adm. Bo B. Ray Jr., who runs it,", {"Bo B. Ray": "PERSON", "Jr.": "PERSON"}, "Bo B. Ray Jr."),
        ("Tad Devine", {"Devine": "PERSON"}, "Tad Devine"),
        ("Republican Devine", {"Devine": "PERSON"}, "Devine"),
        ("Anyone who knows Ann Lee", {"Ann Lee": "PERSON"}, "anyone"),
        ("by Ann Lee", {"Ann Lee": "PERSON"}, "Ann Lee"),
        ("the judge's", {}, "judge"),
        ("an Acme poll last week", {"Acme": "ORG"}, "Acme poll"),
    ],
)
def test_names_cut_short_or_apart_are_made_whole(source: str, labels: dict[str, str], name: str) -> None:
    doc = annotate(f"Then {source} said that it rained.", [(source, "said", "that it rained")], labels)
    assert who(doc) == [name]


def test_arabic_article_makes_no_other_name() -> None:
    doc = annotate(
        "Nadim al-Qasir spoke. Qasir said no.",
        [("Qasir", "said", "no")],
        {"Nadim al-Qasir": "PERSON", "Qasir": "PERSON"},
    )
    assert who(doc) == ["Nadim al-Qasir"]


def test_a_body_keeps_the_title_in_its_name() -> None:
    doc = annotate(
        "The Chicago Police Department waited. The Justice Department said no.",
        [("The Justice Department", "said", "no")],
        {"Chicago Police Department": "ORG", "Justice Department": "ORG"},
    )
    assert who(doc) == ["Justice Department"]


def test_a_family_is_not_one_of_its_members() -> None:
    doc = annotate(
        "Ann Lee spoke. The Lees said no. She said yes.",
        [("The Lees", "said", "no"), ("She", "said", "yes")],
        {"Ann Lee": "PERSON", "Lees": "PERSON"},
    )
    assert who(doc) == ["Lees", "Ann Lee"]


def test_a_given_name_tells_more_than_a_pronoun_nearby() -> None:
    doc = annotate(
        "Bo Ray spoke first.\n\nHe left when Clinton came. He waved. He ran.\n\n"
        "Hillary Clinton stayed. She said no.",
        [("She", "said", "no")],
        {**PEOPLE, "Bo Ray": "PERSON"},
    )
    assert who(doc) == ["Hillary Clinton"]


def test_a_clause_goes_with_the_source_before_it() -> None:
    doc = annotate(
        "It was late, said one official close to the Acme campaign, who asked to stay unnamed.",
        [
            ("one official close to the Acme campaign", "said", "It was late"),
            ("who", "asked", "to stay unnamed"),
        ],
        {"Acme": "ORG"},
    )
    assert who(doc)[0] == who(doc)[1]


def test_a_description_after_a_name_is_the_named_one() -> None:
    doc = annotate(
        "Later came Ann Lee, a lawyer who backed the plan.", [("a lawyer", "backed", "the plan")], PEOPLE
    )
    assert who(doc) == ["Ann Lee"]


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("Ann Lee, a law professor, is a member of our board.", "Ann Lee"),
        ("Bo Ray is getting help from his friends.", "writer"),
    ],
)
def test_a_note_below_names_the_writer_only_if_nobody_spoke_of_them(note: str, name: str) -> None:
    doc = annotate(
        f"I believe it works.\n\nBo Ray does not.\n\n{note}", [("I", "believe", "it works")], PEOPLE
    )
    assert who(doc) == [name]


def test_voters_are_a_group_and_officials_are_unnamed() -> None:
    doc = annotate(
        "Voters said yes. Officials said no.",
        [("Voters", "said", "yes"), ("Officials", "said", "no")],
        {},
    )
    assert [source.kind for source in doc._.sources] == ["group", "unnamed"]


def test_two_behind_one_plural() -> None:
    doc = annotate(
        "Sen. Ann Lee and Sen. Bo Ray wrote a letter. The two senators said no.",
        [
            ("Sen. Ann Lee and Sen. Bo Ray", "wrote", "a letter"),
            ("The two senators", "said", "no"),
        ],
        PEOPLE,
    )
    assert who(doc) == ["Ann Lee & Bo Ray"] * 2


def test_a_plural_without_number_is_only_who_holds_the_office() -> None:
    doc = annotate(
        "Ann Lee and Bo Ray wrote a letter. The mayors said no.",
        [("Ann Lee and Bo Ray", "wrote", "a letter"), ("The mayors", "said", "no")],
        PEOPLE,
    )
    assert who(doc)[1] == "mayors"


def test_hosts_of_a_show_are_each_a_host() -> None:
    doc = annotate(
        "In an interview with hosts Bo Ray and others Clinton said no. The host said yes.",
        [("Clinton", "said", "no"), ("The host", "said", "yes")],
        PEOPLE,
    )
    assert who(doc)[1] == "Bo Ray"


def test_a_party_tells_whom_a_nominee_is_not() -> None:
    doc = annotate(
        "Democratic senator Ann Lee said yes. The Republican nominee said no.",
        [("Democratic senator Ann Lee", "said", "yes"), ("The Republican nominee", "said", "no")],
        PEOPLE,
    )
    assert who(doc)[1] == "republican nominee"


def test_the_aide_is_the_official_who_just_spoke() -> None:
    doc = annotate(
        "Senior adviser Bo Ray came. A city official said yes. The aide said no.",
        [("A city official", "said", "yes"), ("The aide", "said", "no")],
        PEOPLE,
    )
    assert who(doc) == ["city official"] * 2


def test_a_pronoun_in_an_opening_phrase_is_the_name_after_it() -> None:
    doc = annotate(
        "Lloyd Austin said yes. In his view of the plan, Bo Ray said no.",
        [("Lloyd Austin", "said", "yes"), ("his", "view of", "the plan"), ("Bo Ray", "said", "no")],
        PEOPLE,
    )
    assert who(doc) == ["Lloyd Austin", "Bo Ray", "Bo Ray"]


def test_a_pronoun_after_a_surname_tells_whose_it_is() -> None:
    doc = annotate(
        "Bill Clinton and Hillary Clinton came. Bill Clinton waved. "
        + "Nobody knew why. " * 20
        + "It was asked again. Clinton said she was late. Clinton said no.",
        [("", "was asked", "again"), ("Clinton", "said", "she was late"), ("Clinton", "said", "no")],
        PEOPLE,
    )
    assert who(doc) == ["", "Hillary Clinton", "Hillary Clinton"]


def test_accents_make_no_other_name() -> None:
    doc = annotate(
        "François Morel spoke. Francois Morel said no.",
        [("Francois Morel", "said", "no")],
        {"François Morel": "PERSON", "Francois Morel": "PERSON"},
    )
    assert len(doc._.sources[0].mentions) == 2


def test_the_campaign_is_nobodys_where_two_have_one_and_neither_was_just_named() -> None:
    doc = annotate(
        "The Lee campaign came. The Trump campaign came. "
        + "Nobody knew why. " * 8
        + "The campaign said no.",
        [("The campaign", "said", "no")],
        {"Lee": "PERSON", "Trump": "PERSON"},
    )
    assert who(doc) == ["campaign"]


def test_the_campaign_is_whose_was_named_last() -> None:
    doc = annotate(
        "Lee spoke against the Trump campaign. The campaign said no.",
        [("The campaign", "said", "no")],
        {"Lee": "PERSON", "Trump": "PERSON"},
    )
    assert who(doc) == ["Trump campaign"]


@pytest.mark.parametrize(
    ("text", "told", "name"),
    [
        ("Ann Lee met us and said no.", ("", "said", "no"), ""),
        ("Ann Lee denied it and said no.", ("", "said", "no"), "Ann Lee"),
        ("Ann Lee denied it, adding a no.", ("", "adding", "a no"), "Ann Lee"),
        ("Ann Lee denied it, and rumors of it ended.", ("", "rumors", "of it"), ""),
        ("Ann Lee denied it, and it was said again.", ("", "said", "again"), ""),
        ('Ann Lee denied it. "It is not true at all."', ("", "", '"It is not true at all."'), "Ann Lee"),
        ('Ann Lee denied it. She called it "bad".', ("", "", '"bad"'), ""),
    ],
)
def test_who_speaks_unsaid(text: str, told: tuple[str, str, str], name: str) -> None:
    first = [("Ann Lee", "denied", "it")] if "denied" in text else []
    assert who(annotate(text, [*first, told], PEOPLE))[-1] == name


def test_a_seat_of_power_is_a_body_and_no_country() -> None:
    doc = annotate(
        "Ukraine spoke. The White House said yes. The country said no.",
        [("The White House", "said", "yes"), ("The country", "said", "no")],
        {"Ukraine": "GPE", "White House": "GPE"},
    )
    assert [(source.name, source.kind) for source in doc._.sources] == [
        ("Ukraine", "place"),
        ("White House", "organization"),
    ]


@pytest.mark.parametrize(
    ("source", "found", "name"),
    [
        ("Sarah-Jane Toft", ["Sarah-", "Jane Toft"], "Sarah-Jane Toft"),
        ("Professor Toft-Marlow", ["Toft"], "Toft-Marlow"),
        ("C-SPAN", ["SPAN"], "C-SPAN"),
        ("Anti-Toft", ["Toft"], "Toft"),
        ("The World Anti-Doping Agency", ["Doping Agency", "World Anti"], "World Anti-Doping Agency"),
    ],
)
def test_a_hyphen_ties_a_name_together(source: str, found: list[str], name: str) -> None:
    doc = annotate(f"So then {source} said no.", [(source, "said", "no")], dict.fromkeys(found, "PERSON"))
    assert who(doc) == [name]


def test_two_who_are_named_apart_stay_two_behind_a_hyphen() -> None:
    doc = annotate(
        "The Lee-Toft debate came. Lee said yes. Toft said no.",
        [("Lee", "said", "yes"), ("Toft", "said", "no")],
        {"Lee": "PERSON", "Toft": "PERSON"},
    )
    assert who(doc) == ["Lee", "Toft"]


def test_a_title_may_tell_of_another_than_the_one_named_so_far() -> None:
    doc = annotate(
        "Ann or Bo, nobody knew. Quill Adjovi came. Mr. Adjovi said yes. Mrs. Adjovi said no.",
        [("Mr. Adjovi", "said", "yes"), ("Mrs. Adjovi", "said", "no")],
        {"Quill Adjovi": "PERSON", "Adjovi": "PERSON"},
    )
    assert who(doc) == ["Quill Adjovi", "Adjovi"]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("A cellist in Lund said no. The cellist, Ann Lee, left.", "A cellist in Lund", "Ann Lee"),
        ("The professor said no. The professor, Ann Lee, left.", "The professor", "Ann Lee"),
        ("A charity said no. The charity, Acme of Lund, left.", "A charity", "Acme"),
        ("Ann Lee left. A cellist said no. The cellist, Ann Lee, spoke.", "A cellist", "cellist"),
        ("A Tulsa judge said no. District Judge Bo Ray left.", "A Tulsa judge", "Bo Ray"),
        ("A judge said no. Judge Bo Ray and Judge Ann Lee left.", "A judge", "judge"),
        ("A lawyer said no. Bo Ray, a lawyer for Acme, left.", "A lawyer", "lawyer"),
    ],
)
def test_somebody_described_first_and_named_later(text: str, source: str, name: str) -> None:
    assert who(annotate(text, [(source, "said", "no")], PEOPLE)) == [name]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A new Acme poll of 300 voters", "Acme poll"),
        ("A survey of 300 voters by the pollster Acme", "Acme survey"),
        ("The complaint, brought by Acme,", "Acme"),
        ("The ranking, by Acme,", "Acme"),
        ("A letter drafted on Monday by Ann Lee", "Ann Lee"),
        ("A letter from the Acme office", "letter from the acme office"),
        ("A letter seen by Acme", "letter seen by acme"),
    ],
)
def test_a_document_goes_by_who_made_it(source: str, name: str) -> None:
    doc = annotate(f"Today {source} said no.", [(source, "said", "no")], PEOPLE)
    assert [n.casefold() for n in who(doc)] == [name.casefold()]


def test_a_mark_alone_is_no_name() -> None:
    doc = annotate("The right-wing voters said no.", [("voters", "said", "no")], {"-": "ORG"})
    assert [source.name for source in doc._.sources] == ["voters"]


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        ("The Gulf Airways plan came. Reuters said why.", "The airline", "Gulf Airways"),
        ("Acme made it. Reuters said why.", "The company", "Acme"),
        ("Acme made it. The Treasury said why.", "The company", "Acme"),
        ("Acme made it. The Treasury said why.", "The agency", "Treasury"),
        ("Gulf Airways made it.", "The union", "union"),
        ("Acme made it.", "The haulage firm", "haulage firm"),
        ("Acme made it.", "The firm that lost", "firm"),
        ("Acme made it." + " It rained." * 9, "The company", "Acme"),
        ("Acme made it." + " It rained." * 9, "The network", "network"),
    ],
)
def test_which_body_a_noun_means(before: str, source: str, name: str) -> None:
    labels = dict.fromkeys(("Gulf Airways", "Reuters", "Acme", "Treasury"), "ORG")
    told = [("Reuters", "said", "why"), ("The Treasury", "said", "why")]
    spoken = [t for t in told if f"{t[0]} said why" in before]
    assert who(annotate(f"{before} {source} said no.", [*spoken, (source, "said", "no")], labels))[-1] == name


@pytest.mark.parametrize(
    ("source", "found", "names"),
    [
        ("The Food and Drug Administration", ["Food", "Drug Administration"], "Food and Drug Administration"),
        ("The Centers for Disease Control and Prevention", ["Disease Control", "Prevention"], ""),
        (
            "The Rights Commission of Pakistan",
            ["Rights Commission of", "Pakistan"],
            "Rights Commission of Pakistan",
        ),
        ("the Center for Border Integrity", ["for Border Integrity"], "Center for Border Integrity"),
        ("Transport for London", ["London"], "Transport for London"),
        ("Lucky Pelican Resorts", ["Pelican Resorts"], "Lucky Pelican Resorts"),
        (
            "The White House and Justice Board",
            ["White House", "Justice Board"],
            "White House & Justice Board",
        ),
        ("The FBI and Justice Department", ["FBI", "Justice Department"], "FBI & Justice Department"),
        ("President Lee of Acme", ["Acme"], "Lee"),
    ],
)
def test_the_whole_name_of_a_body(source: str, found: list[str], names: str) -> None:
    doc = annotate(f"On Monday {source} said no.", [(source, "said", "no")], dict.fromkeys(found, "ORG"))
    assert who(doc) == [names or source.removeprefix("The ")]


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        ("Bo Ray, an aide to Ann Lee, came.", "One Lee aide", "lee's aide"),
        ("Bo Ray, an aide to Ann Lee, came.", "Another aide", "another aide"),
        ("Nobody is above Bo Ray,", "a top aide", "top aide"),
        ("Harry Hurt III came.", "Mr. Hurt's aides", "hurt's aides"),
        ("Bo Ray came.", "The Lee-Ray poll", "lee-ray poll"),
        ("Bo Ray came.", "A number of families in Newtown, Connecticut,", "number of families in newtown"),
    ],
)
def test_who_is_not_meant(before: str, source: str, name: str) -> None:
    names = PEOPLE | {"Harry Hurt III": "PERSON", "Hurt": "PERSON", "Newtown": "GPE", "Connecticut": "GPE"}
    told = (source, "said", "no" if before.endswith(".") else "Nobody is above Bo Ray")
    doc = annotate(f"{before} {source} said no.", [told], {**names, "Ray": "PERSON"})
    assert [n.casefold() for n in who(doc)] == [name]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Russian ships left. Moscow said no.", "Moscow", "Russia"),
        ("Ships left. Moscow said no.", "Moscow", "Moscow"),
        ("Moscow gave way. Russia's army said no.", "Russia's army", "Russia army"),
        ("Ann Lee met Bo Ray. Both said no.", "Both", "Ann Lee & Bo Ray"),
        ("Ann Lee met Bo Ray and Lloyd Austin. Both said no.", "Both", "both"),
        ("Russia met Ukraine. The two countries said no.", "The two countries", "Russia & Ukraine"),
        ("He said no. Lloyd Austin left.", "He", "Lloyd Austin"),
        ("He said no. Hillary Clinton left.", "He", ""),
    ],
)
def test_places_by_their_people_and_two_by_both(text: str, source: str, name: str) -> None:
    doc = annotate(text, [(source, "said", "no")], PEOPLE | {"Moscow": "GPE", "Russia": "GPE"})
    assert who(doc) == [name]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The flight attendants' union", "Association of Flight Attendants"),
        ("The attendants' union", "attendants' union"),
        ("The flight engineers' union", "flight engineers' union"),
    ],
)
def test_a_body_called_by_the_words_of_its_name(source: str, name: str) -> None:
    doc = annotate(
        f"{source} said no. The Association of Flight Attendants met.",
        [(source, "said", "no")],
        {"Association of Flight Attendants": "ORG"},
    )
    assert who(doc) == [name]


def test_a_counterpart_is_nobody_in_particular() -> None:
    doc = annotate(
        "Ann Lee said no. The counterpart said yes.",
        [("Ann Lee", "said", "no"), ("The counterpart", "said", "yes")],
        PEOPLE,
    )
    assert who(doc) == ["Ann Lee", "counterpart"]
