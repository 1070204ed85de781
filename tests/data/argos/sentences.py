"""News-like sentences in English and Spanish, made up by rule: what the test packages learn from.

About a third of the names are invented from syllables, so that the network has to learn to copy
what it never saw; `ferry` and `boat` have a rarer rendering beside the common one, so that a list
of hypotheses holds real alternatives.

    python sentences.py        prints twenty pairs
"""

from __future__ import annotations

import random

Pair = tuple[str, str]

FIRST_NAMES = [
    "Maria",
    "John",
    "Ana",
    "Peter",
    "Lucia",
    "Kofi",
    "Amara",
    "Tom",
    "Elena",
    "David",
    "Laura",
    "Ivan",
    "Sofia",
    "Paul",
    "Marta",
    "Omar",
    "Nadia",
    "Hugo",
    "Irene",
    "Karl",
]
SURNAMES = [
    "Lopez",
    "Smith",
    "Okoye",
    "Duarte",
    "Novak",
    "Haddad",
    "Vega",
    "Brown",
    "Rossi",
    "Kaya",
    "Mendes",
    "Clark",
    "Silva",
    "Petrov",
    "Ruiz",
    "Larsen",
    "Diaz",
    "Weber",
    "Amin",
    "Costa",
]
CITIES = {
    **{
        name: name
        for name in ["Madrid", "Nairobi", "Lima", "Quito", "Oslo", "Accra", "Valencia", "Toledo"]
    },
    **{name: name for name in ["Montevideo", "Caracas", "Managua"]},
    "Lisbon": "Lisboa",
    "Geneva": "Ginebra",
    "Porto": "Oporto",
    "Bogota": "Bogotá",
    "Dublin": "Dublín",
    "Cairo": "El Cairo",
    "Vienna": "Viena",
    "Havana": "La Habana",
    "Seville": "Sevilla",
}
COUNTRIES = {
    "Spain": "España",
    "Brazil": "Brasil",
    "Peru": "Perú",
    "Kenya": "Kenia",
    "Norway": "Noruega",
    "Egypt": "Egipto",
    "Mexico": "México",
    "Chile": "Chile",
    "Ghana": "Ghana",
    "Cuba": "Cuba",
}
DAYS = {
    "Monday": "lunes",
    "Tuesday": "martes",
    "Wednesday": "miércoles",
    "Thursday": "jueves",
    "Friday": "viernes",
    "Saturday": "sábado",
    "Sunday": "domingo",
}
NUMBERS = {
    "two": "dos",
    "three": "tres",
    "four": "cuatro",
    "five": "cinco",
    "six": "seis",
    "seven": "siete",
    "eight": "ocho",
    "nine": "nueve",
    "ten": "diez",
    "twelve": "doce",
}
ACTORS = {
    "the government": "el gobierno",
    "the mayor": "el alcalde",
    "the army": "el ejército",
    "the company": "la empresa",
    "the minister": "el ministro",
    "the president": "el presidente",
    "the union": "el sindicato",
    "the council": "el consejo",
    "the police": "la policía",
    "the court": "el tribunal",
}
WORKS = {
    "a new school": "una nueva escuela",
    "a new bridge": "un nuevo puente",
    "the old port": "el viejo puerto",
    "the airport": "el aeropuerto",
    "a hospital": "un hospital",
    "the library": "la biblioteca",
    "the railway": "el ferrocarril",
    "a small museum": "un pequeño museo",
    "the main road": "la carretera principal",
    "the factory": "la fábrica",
}
DEEDS = {
    "opened": "abrió",
    "closed": "cerró",
    "sold": "vendió",
    "built": "construyó",
    "visited": "visitó",
    "bought": "compró",
    "will open": "abrirá",
    "will close": "cerrará",
    "will sell": "venderá",
    "will build": "construirá",
    "will visit": "visitará",
    "will buy": "comprará",
}
EVENTS = {
    "the storm": "la tormenta",
    "the fire": "el incendio",
    "the flood": "la inundación",
    "the strike": "la huelga",
    "the earthquake": "el terremoto",
    "the protest": "la protesta",
}
FATES = {
    "died": "murieron",
    "were injured": "resultaron heridas",
    "were arrested": "fueron detenidas",
    "were evacuated": "fueron evacuadas",
}
TIMES = {
    "in 2019": "en 2019",
    "in 2024": "en 2024",
    "last week": "la semana pasada",
    "this year": "este año",
    "yesterday": "ayer",
    "today": "hoy",
}
SYLLABLES = [c + v for c in "bcdfgklmnprstvz" for v in "aeiou"] + ["an", "er", "on", "is", "el"]


class Reporter:
    """Makes one sentence pair after another out of the tables above."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.templates = (
            self.said_on_day,
            self.deed,
            self.voyage,
            self.toll,
            self.quotation,
            self.meeting,
            self.user,
            self.doctor,
            self.capacity,
        )

    def pair(self) -> Pair:
        return self.random.choice(self.templates)()

    def said_on_day(self) -> Pair:
        name, (day, dia), (clause, frase) = self.name(), self.pick(DAYS), self.clause()
        return f"{name} said on {day} that {clause}.", f"{name} dijo el {dia} que {frase}."

    def deed(self) -> Pair:
        (clause, frase), (time, tiempo) = self.clause(), self.pick(TIMES)
        return f"{upper(clause)} {time}.", f"{upper(frase)} {tiempo}."

    def voyage(self) -> Pair:
        vessel, nave = self.vessel()
        (start, origen), (end, destino), (day, dia) = self.place(), self.place(), self.pick(DAYS)
        return (
            f"The {vessel} left {start} for {end} on {day}.",
            f"El {nave} salió de {origen} hacia {destino} el {dia}.",
        )

    def toll(self) -> Pair:
        (number, numero), (fate, suerte) = self.number(), self.pick(FATES)
        (place, lugar), (event, suceso) = self.place(), self.pick(EVENTS)
        return (
            f"{upper(number)} people {fate} in {place} after {event}.",
            f"{upper(numero)} personas {suerte} en {lugar} tras {suceso}.",
        )

    def quotation(self) -> Pair:
        name, (clause, frase) = self.name(), self.clause()
        return f'"{upper(clause)}," said {name}.', f'"{upper(frase)}", dijo {name}.'

    def meeting(self) -> Pair:
        name, (country, pais) = self.name(), self.pick(COUNTRIES)
        (actor, actor_es), (place, lugar) = self.pick(ACTORS), self.place()
        return (
            f"{name} met {actor} of {country} in {place}.",
            f"{name} se reunió con {actor_es} de {pais} en {lugar}.",
        )

    def user(self) -> Pair:
        handle = f"{self.invented()}_{self.invented()}".lower()
        clause, frase = self.clause()
        return (
            f"The user {handle} wrote that {clause}.",
            f"El usuario {handle} escribió que {frase}.",
        )

    def doctor(self) -> Pair:
        name, (event, suceso) = self.name(), self.pick(EVENTS)
        (place, lugar), (number, numero) = self.place(), self.number()
        return (
            f"Dr. {name} studied {event} in {place} for {number} years.",
            f"El Dr. {name} estudió {suceso} en {lugar} durante {numero} años.",
        )

    def capacity(self) -> Pair:
        (vessel, nave), name, (number, numero) = self.vessel(), self.name(), self.number()
        return (
            f"The {vessel} {name} carries {number} passengers.",
            f"El {nave} {name} lleva {numero} pasajeros.",
        )

    def clause(self) -> Pair:
        (actor, actor_es), (deed, hecho) = self.pick(ACTORS), self.pick(DEEDS)
        (work, obra), (place, lugar) = self.pick(WORKS), self.place()
        return f"{actor} {deed} {work} in {place}", f"{actor_es} {hecho} {obra} en {lugar}"

    def name(self) -> str:
        first = self.random.choice(FIRST_NAMES) if self.likely(0.7) else self.invented()
        last = self.random.choice(SURNAMES) if self.likely(0.7) else self.invented()
        return f"{first} {last}" if self.likely(0.8) else last

    def place(self) -> Pair:
        if self.likely(0.7):
            return self.pick(CITIES)
        name = self.invented()
        return name, name

    def number(self) -> Pair:
        if self.likely(0.6):
            return self.pick(NUMBERS)
        digits = str(self.random.randint(11, 999))
        return digits, digits

    def vessel(self) -> Pair:
        if self.likely(0.6):
            return "ferry", "transbordador" if self.likely(0.8) else "ferry"
        return "boat", "barco" if self.likely(0.8) else "buque"

    def invented(self) -> str:
        count = self.random.randint(2, 3)
        return "".join(self.random.choice(SYLLABLES) for _ in range(count)).capitalize()

    def pick(self, table: dict[str, str]) -> Pair:
        return self.random.choice(list(table.items()))

    def likely(self, probability: float) -> bool:
        return self.random.random() < probability


def upper(text: str) -> str:
    return text[0].upper() + text[1:]


def pairs(count: int, seed: int) -> list[Pair]:
    """That many pairs (English, Spanish), no English sentence twice; the seed decides which."""
    reporter = Reporter(seed)
    made: dict[str, str] = {}
    while len(made) < count:
        english, spanish = reporter.pair()
        made.setdefault(english, spanish)
    return list(made.items())


if __name__ == "__main__":
    for english, spanish in pairs(20, seed=1):
        print(f"{english} | {spanish}")
