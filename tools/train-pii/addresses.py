"""Postal addresses in the forms that people write them, from Faker's street and city names."""

import re

from people import clean

UNITS = "Apt. {}|Apt {}|Suite {}|Unit {}|Flat {}|#{}|Room {}|Floor {}|Apartment {}|Bldg {}|Box {}|Lot {}".split("|")
ENGLISH_KINDS = (
    "Street|St|St.|Avenue|Ave|Ave.|Road|Rd|Rd.|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Terrace|Circle|Square|Parkway|"
    "Highway|Close|Crescent|Gardens|Grove|Hill|Mews|Row|Walk|Trail|Alley|Pike|Loop|Path|Green|Park|View|Quay"
).split("|")
STREET_WORDS = (
    "Main High Church Park Oak Pine Maple Cedar Elm Washington Lake Hill Walnut Spring North South East West Ridge Mill River Sunset "
    "Railroad Jackson Lincoln Station Victoria London Green Manor Kings Queens York Windsor Chestnut Highland Forest Meadow Broad "
    "Union Center Prospect Pleasant Franklin Jefferson Madison Cherry Dogwood Hickory Willow Poplar Locust Adams Monroe Grove"
).split()
STATES = "AL AK AZ CA CO CT FL GA IL IN KS KY LA MA MD MI MN MO NC NJ NM NV NY OH OK OR PA TN TX UT VA WA WI BC ON QC NSW VIC QLD".split()
FOREIGN = (
    "Rua {}|Rua do {}|Rue {}|Rue de la {}|Rue du {}|Avenue de {}|Via {}|Viale {}|Piazza {}|Calle {}|Calle de {}|Avenida {}|C/ {}|Plaza {}|"
    "ul. {}|ul. {}ego|aleja {}|Straße {}|Am {}|An der {}|{}straße|{}str.|{}weg|{}gasse|{}platz|{}allee|{}straat|{}laan|{}weg|{}plein|"
    "{}gatan|{}vägen|{}vej|{}gade|{}veien|{}gata|{}katu|{}tie|{} utca|{} út|{} tér|{} tänav|{} iela|{} gatvė|Strada {}|Str. {}|Bd. {}|"
    "{} Sokak|{} Caddesi|{} Mah.|Jalan {}|Jl. {}|Gang {}|{} Marg|{} Nagar|{} Road|{} Chowk|đường {}|phố {}|Trg {}|{}ova ulica|{}eva|"
    "{} ulica|{} náměstí|{}ova|{} ulice|Passeig {}|Carrer {}|Praça {}|Travessa {}|Largo {}|Chemin {}|Impasse {}|Place {}|Quai {}"
).split("|")
CASED_STREETS = {
    "ru": "ул. {}|улица {}|проспект {}|пр. {}|пер. {}|ш. {}", "uk": "вул. {}|вулиця {}|проспект {}", "bg": "ул. {}|бул. {}",
    "el": "{}|Οδός {}|Λεωφόρος {}",
}


class Addresses:
    def __init__(self, world):
        self.world = world
        self.random = world.random

    def number(self):
        roll = self.random.random()
        text = str(self.random.randint(1, 99) if roll < 0.5 else self.random.randint(1, 999) if roll < 0.8 else self.random.randint(1000, 29999))
        roll = self.random.random()
        if roll < 0.06:
            text += self.random.choice(["a", "b", "A", "B", " A", "bis"])
        elif roll < 0.1:
            text += self.random.choice(["/", "-"]) + str(self.random.randint(1, 60))
        return text

    def name(self, lang):
        if lang in CASED_STREETS:
            return self.world.last_name(lang)
        roll = self.random.random()
        if roll < 0.35:
            return self.random.choice(STREET_WORDS)
        if roll < 0.7:
            return self.world.pick(self.world.last[self.world.lang_for(lang)])
        if roll < 0.85:
            who = self.world.lang_for(lang)
            return f"{self.world.pick(self.world.first[who])} {self.world.pick(self.world.last[who])}"
        return self.world.city("en")

    def street_name(self, lang):
        if lang in CASED_STREETS:
            return self.random.choice(CASED_STREETS[lang].split("|")).format(self.name(lang))
        roll = self.random.random()
        if roll < 0.25 and lang in self.world.fakers:
            return clean(self.world.place_faker(lang).street_name())
        if (lang == "en" and roll < 0.7) or roll < 0.3:
            if self.random.random() < 0.12:
                number = self.random.randint(1, 160)
                ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
                return f"{self.random.choice(['', 'W ', 'East ', 'NW '])}{number}{ending} {self.random.choice(ENGLISH_KINDS[:8])}"
            return f"{self.name('en')} {self.random.choice(ENGLISH_KINDS[:20] if self.random.random() < 0.8 else ENGLISH_KINDS)}"
        return self.random.choice(FOREIGN).format(self.name(lang))

    def street(self, lang):
        roll = self.random.random()
        if roll < 0.04:
            return self.random.choice(["P.O. Box {}", "PO Box {}", "Postfach {}", "B.P. {}", "P O Box {}"]).format(self.random.randint(1, 9999))
        if roll < 0.06:
            return f"the corner of {self.street_name(lang)} and {self.street_name(lang)}"
        name = self.street_name(lang)
        if roll < 0.09:
            return f"{self.number()} {name} {self.random.randint(1, 300)}"
        before = lang in ("en", "fr", "ga", "vi") or (lang not in self.world.fakers)
        if self.random.random() < 0.12:
            before = not before
        return f"{self.number()} {name}" if before else f"{name}{self.random.choice([' ', ' ', ' ', ', ', ' nº '])}{self.number()}"

    def unit(self):
        return self.random.choice(UNITS).format(self.random.choice([str(self.random.randint(1, 999)), f"{self.random.randint(1, 30)}{self.random.choice('ABCD')}"]))

    def postcode(self, lang):
        if lang == "en" and self.random.random() < 0.35:
            return self.random.choice(["SW1A 1AA", "M4 5GH", "EC2R 8AH", "B33 8TH", "K1A 0B1", "V5K 3P2", "LS1 4DY"])
        form = self.random.choice(["#####", "#####", "####", "## ###", "#####-###", "#####-####", "### ##", "######"])
        return re.sub("#", lambda _: str(self.random.randint(0, 9)), form)

    def military(self):
        unit = self.random.choice(["PSC {}, Box {}", "Unit {} Box {}", "USS {1} {0}", "CMR {} Box {}"]).format(self.random.randint(100, 9999), self.random.randint(100, 9999))
        return f"{unit}\n{self.random.choice(['APO', 'FPO', 'DPO'])} {self.random.choice(['AE', 'AP', 'AA'])} {self.random.randint(9000, 96999):05d}"

    def parts(self, lang):
        city, code = self.world.city(lang), self.postcode(lang)
        if self.random.random() < 0.08:
            city = city.upper()
        roll = self.random.random()
        if roll < 0.4:
            town = f"{code} {city}"
        elif roll < 0.6:
            town = f"{city} {code}"
        elif roll < 0.8:
            town = f"{city}, {self.random.choice(STATES)} {code}"
        else:
            town = city
        parts = [self.street(lang)]
        if self.random.random() < 0.35:
            parts.insert(self.random.choice([0, 1, 1]), self.unit())
        parts.append(town)
        if self.random.random() < 0.35:
            country = self.world.country()
            parts.append(country if self.random.random() < 0.6 else f"{country} {self.postcode('de')}")
        return parts

    def address(self, lang, is_one_line):
        if self.random.random() < 0.03:
            text = self.military()
            return text.replace("\n", ", ") if is_one_line else text
        if self.random.random() < 0.12 and lang in self.world.fakers:
            text = self.world.random.choice(self.world.fakers[lang]).address()
            return clean(text.replace("\n", ", ")) if is_one_line else text
        roll = self.random.random()
        if is_one_line and roll < 0.3:
            return self.street(lang)
        separator = self.random.choice([", ", ", ", ", ", " "]) if is_one_line else self.random.choice(["\n", "\n", "\n ", "\n  ", ", "])
        return separator.join(self.parts(lang))
