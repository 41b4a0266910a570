"""Forty made-up names that can be taken for somebody else.

Each has what an article says of a source, who answers to that name, and who is meant: None where it is
nobody of these, or cannot be told. All people, bodies and places are invented.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.context import SourceQuestion
from onrecord.context.ranking import Facts, Office
from onrecord.reading import SourceKind


@dataclass(frozen=True)
class Case:
    """One name."""

    question: SourceQuestion
    found: tuple[Facts, ...]
    right: str | None


DAY = "2026-03-12"


def asked(
    name: str, role: str | None, text: str, kind: SourceKind = "person", day: str | None = DAY
) -> SourceQuestion:
    return SourceQuestion(id="s1", name=name, kind=kind, role=role, day=day, text=text)


def person(
    id: str,
    name: str,
    description: str = "",
    *offices: Office,
    country: str = "",
    does: tuple[str, ...] = (),
    born: str = "1960-01-01",
    died: str = "",
    also: tuple[str, ...] = (),
) -> Facts:
    return Facts(id, (name, *also), "person", description, offices, does, country, born, died)


def place(id: str, name: str, description: str = "", country: str = "") -> Facts:
    return Facts(id, (name,), "place", description, country=country)


def body(id: str, name: str, description: str = "", country: str = "", also: tuple[str, ...] = ()) -> Facts:
    return Facts(id, (name, *also), "organization", description, country=country)


MAYOR = Office("mayor of Port Ostley", "2022-05-01")
FORMER_MAYOR = Office("mayor of Port Ostley", "2010-05-01", "2014-05-01")

CASES = (
    # the same name, another office
    Case(
        asked("Ilse Karran", "mayor", "The mayor of Port Ostley denied it."),
        (
            person("Q1", "Ilse Karran", "politician", MAYOR),
            person("Q2", "Ilse Karran", "painter", does=("painter",)),
        ),
        "Q1",
    ),
    Case(
        asked("Ilse Karran", "mayor", "The mayor of Dunmore denied it."),
        (person("Q1", "Ilse Karran", "politician", MAYOR),),
        None,
    ),
    Case(
        asked("Tom Arlen", "senator", "The senator from Veld spoke in Castor."),
        (person("Q1", "Tom Arlen", "senator from Veld"), person("Q2", "Tom Arlen", "senator from Lorn")),
        "Q1",
    ),
    Case(
        asked("Tom Arlen", "senator", "The senator spoke on Tuesday."),
        (person("Q1", "Tom Arlen", "senator from Veld"), person("Q2", "Tom Arlen", "senator from Lorn")),
        None,
    ),
    Case(
        asked("Mara Voss", "defence minister", "Mara Voss of Elbia said the army was ready."),
        (
            person(
                "Q1",
                "Mara Voss",
                "politician",
                Office("Minister of Defence of Elbia", "2024-01-01"),
                country="Elbia",
            ),
            person(
                "Q2",
                "Mara Voss",
                "politician",
                Office("Minister of Health of Elbia", "2024-01-01"),
                country="Elbia",
            ),
        ),
        "Q1",
    ),
    Case(
        asked("Mara Voss", "defence minister", "Mara Voss said the army was ready."),
        (
            person(
                "Q2",
                "Mara Voss",
                "politician",
                Office("Minister of Health of Elbia", "2024-01-01"),
                country="Elbia",
            ),
        ),
        None,
    ),
    Case(
        asked("Petr Hald", "treasurer", "Petr Hald, the treasurer of Marn County, said so."),
        (person("Q1", "Petr Hald", "treasurer of Lorn County"),),
        None,
    ),
    Case(
        asked("Petr Hald", "bishop", "Petr Hald, the bishop of Lorn, said so."),
        (person("Q1", "Petr Hald", "bishop of Lorn"), person("Q2", "Petr Hald", "bishop of Veld")),
        "Q1",
    ),
    Case(
        asked("Ana Brecht", "judge", "Judge Ana Brecht ruled in Castor."),
        (person("Q1", "Ana Brecht", "football referee from Castor", does=("referee",)),),
        None,
    ),
    Case(
        asked("Ana Brecht", "coach", "The coach of Castor United was calm."),
        (
            person("Q1", "Ana Brecht", "judge in Castor", does=("judge",)),
            person("Q2", "Ana Brecht", "coach of Castor", does=("coach",)),
        ),
        "Q2",
    ),
    # namesakes, some of whom nobody has written about
    Case(
        asked("John Miller", "farmer", "John Miller, a farmer near Dunmore, said the river had risen."),
        (person("Q1", "John Miller", "president of Dunmore College"), person("Q2", "John Miller", "actor")),
        None,
    ),
    Case(
        asked("John Miller", None, "John Miller said the river had risen in Dunmore."),
        (person("Q1", "John Miller", "politician from Dunmore"),),
        None,
    ),
    Case(
        asked("John Miller", "spokesman", "John Miller, a spokesman for the port of Ostley, said so."),
        (
            person("Q1", "John Miller", "musician from Ostley"),
            person("Q2", "John Miller", "spokesman of Veld"),
        ),
        None,
    ),
    Case(
        asked("Grace Odum", "nurse", "Grace Odum, a nurse in Lagost, cried."),
        (person("Q1", "Grace Odum", "singer from Lagost", does=("singer",)),),
        None,
    ),
    Case(
        asked("Li Wen", "professor", "Li Wen, a professor at Castor University, said so."),
        (
            person("Q1", "Li Wen", "professor of law at Castor University"),
            person("Q2", "Li Wen", "professor of physics at Castor University"),
        ),
        None,
    ),
    Case(
        asked("Li Wen", "virologist", "Li Wen, a virologist in Castor, said so."),
        (
            person("Q1", "Li Wen", "virologist at Castor University", does=("virologist",)),
            person("Q2", "Li Wen", "poet", does=("poet",)),
        ),
        "Q1",
    ),
    Case(
        asked("Sara Lund", "researcher", "Sara Lund, a researcher, said so."),
        (person("Q1", "Sara Lund", "researcher"),),
        None,
    ),
    Case(
        asked("Sam Reed", "lawyer", "Sam Reed, a lawyer for Voss Marine in Ostley, said so."),
        (person("Q1", "Sam Reed", "lawyer in Veld", does=("lawyer",)),),
        None,
    ),
    Case(
        asked("Samuel Reed", "lawyer", "Samuel Reed, a lawyer in Ostley, said so."),
        (person("Q1", "Sam Reed", "lawyer in Ostley", does=("lawyer",)),),
        None,
    ),
    Case(
        asked("Samuel Reed", "lawyer", "Samuel Reed, a lawyer in Ostley, said so."),
        (person("Q1", "Sam Reed", "lawyer in Ostley", does=("lawyer",), also=("Samuel Reed",)),),
        "Q1",
    ),
    # bodies called like places, and places like bodies
    Case(
        asked("Veld", None, "Veld said it would build in Elbia.", "organization"),
        (place("Q1", "Veld", "city in Elbia", "Elbia"),),
        None,
    ),
    Case(
        asked("Veld", None, "Veld said it would not talk to Elbia.", "place"),
        (body("Q1", "Veld", "software company of Elbia", "Elbia"),),
        None,
    ),
    Case(
        asked("Amaso", "retailer", "The retailer Amaso, of Lorn, said so.", "organization"),
        (
            place("Q1", "Amaso", "river in Lorn", "Lorn"),
            body("Q2", "Amaso", "retailer based in Lorn", "Lorn"),
        ),
        "Q2",
    ),
    Case(
        asked("Dunmore", "bank", "Dunmore, the bank, said so.", "organization"),
        (place("Q1", "Dunmore", "seat of a bank"),),
        None,
    ),
    Case(
        asked("Phoenica", None, "Phoenica said the launch was off.", "organization"),
        (place("Q1", "Phoenica", "city"), body("Q2", "Phoenica", "spacecraft of Elbia")),
        None,
    ),
    Case(
        asked("Castor", "club", "The club Castor, of Marn, lost.", "organization"),
        (place("Q1", "Castor", "club town"), body("Q2", "Castor", "football club of Marn")),
        "Q2",
    ),
    Case(
        asked("Castor", "club", "The club Castor lost.", "organization"),
        (body("Q2", "Castor", "football club of Marn"), body("Q3", "Castor", "chess club of Veld")),
        None,
    ),
    Case(
        asked("Washingham", None, "Washingham said the treaty stood.", "place"),
        (person("Q1", "Washingham", "general"), body("Q2", "Washingham", "newspaper of Elbia")),
        None,
    ),
    Case(
        asked("The Courier", "newspaper", "The newspaper The Courier reported from Ostley.", "organization"),
        (body("Q1", "The Courier", "newspaper of Ostley"), body("Q2", "The Courier", "newspaper of Veld")),
        "Q1",
    ),
    Case(
        asked("The Courier", "newspaper", "The newspaper The Courier reported.", "organization"),
        (body("Q1", "The Courier", "newspaper of Ostley"),),
        None,
    ),
    # another time
    Case(
        asked("Ilse Karran", "mayor", "The mayor of Port Ostley denied it."),
        (person("Q1", "Ilse Karran", "politician", FORMER_MAYOR),),
        None,
    ),
    Case(
        asked("Ilse Karran", "former mayor", "The former mayor of Port Ostley denied it."),
        (
            person("Q1", "Ilse Karran", "politician", FORMER_MAYOR),
            person("Q2", "Ilse Karran", "politician", MAYOR),
        ),
        "Q1",
    ),
    Case(
        asked("Otto Brand", "chancellor", "Chancellor Otto Brand spoke in Elbia.", day="2026-03-12"),
        (person("Q1", "Otto Brand", "chancellor of Elbia", born="1880-01-01", died="1950-05-05"),),
        None,
    ),
    Case(
        asked("Otto Brand", "chancellor", "Chancellor Otto Brand spoke in Elbia.", day="1931-03-12"),
        (
            person("Q1", "Otto Brand", "chancellor of Elbia", born="1880-01-01", died="1950-05-05"),
            person("Q2", "Otto Brand", "chancellor of Elbia", born="1970-01-01"),
        ),
        "Q1",
    ),
    Case(
        asked("Nils Berg", "captain", "Captain Nils Berg of Lorn was happy."),
        (person("Q1", "Nils Berg", "former captain of Lorn"),),
        None,
    ),
    # titles, accents, and kinds that do not match
    Case(
        asked("José Alvar", "president", "President José Alvar spoke in Quirra."),
        (
            person("Q1", "Jose Alvar", "president of Quirra"),
            person("Q2", "José Alvar", "president of the Quirra chess league"),
        ),
        None,
    ),
    Case(
        asked("José Alvar", "goalkeeper", "Goalkeeper José Alvar of Quirra wept."),
        (person("Q1", "Jose Alvar", "goalkeeper from Quirra", does=("goalkeeper",)),),
        "Q1",
    ),
    Case(
        asked("officials", None, "Officials in Elbia said so.", "unnamed"),
        (body("Q1", "officials", "band from Elbia"),),
        None,
    ),
    Case(
        asked("Kim", "general", "General Kim spoke in Norland."),
        (person("Q1", "Kim Dor", "general of Norland"), person("Q2", "Kim Tal", "general of Norland")),
        None,
    ),
    Case(
        asked("the union", "union", "The union of Ostley said so.", "organization"),
        (body("Q1", "Dockers’ Union", "union of Ostley"),),
        None,
    ),
)
