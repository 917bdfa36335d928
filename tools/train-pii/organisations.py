"""Names of organisations for the templates: companies of lists and of Faker, firms named after people, public bodies, schools,
clubs, and invented brands, in the forms that people write them.
"""

from people import KNOWN_ORGS, ORG_ENDS, ORG_WORDS, clean

TRADES = (
    "Insurance Movers Foods Energy Bioscience Therapeutics Analytics Consulting Logistics Airlines Bank Capital Partners Media Motors "
    "Software Systems Technologies Labs Networks Pharmaceuticals Health Clinic Hospital Pharmacy Hotels Homes Realty Properties Builders "
    "Construction Plumbing Electric Appraisals Maintenance Cleaning Catering Bakery Brewing Coffee Outfitters Fashion Shoes Jewelers "
    "Furniture Appliances Hardware Supply Tools Books Records Toys Sports Fitness Travel Tours Cruises Freight Shipping Couriers Storage "
    "Security Legal Accounting Tax Advisors Research Ratings Data Mapping Solar Wind Oil Gas Mining Steel Chemicals Plastics Paper Textiles "
    "Agency Marketing Design Studios Pictures Music Games Publishing News Press Radio Education Academy Learning Daycare Staffing"
).split()
QUALITIES = (
    "Advanced American Applied British Business Central Certified Citizens Civic Clean Coastal Commercial Community Consolidated "
    "Continental Creative Custom Direct Diversified Eastern European Express Family Federal First General Global Golden Government Grand "
    "Great Independent Integrated International Legal Liberty Metropolitan Midwest Modern Mutual National Nationwide New Northern Open "
    "Pacific Patriot Personal Premier Prime Professional Progressive Public Quality Rapid Regional Royal Simple Social Southern Standard "
    "State Superior Total Trusted Twin United Universal Urban Valley Western Wise World"
).split()
BODIES = (
    "Department of {}|Ministry of {}|Office of {}|Bureau of {}|Institute for {}|Institute of {}|Center for {}|Centre for {}|"
    "Council of {}|Society for {}|Academy of {}|Agency for {}|Federation of {}|Association of {}|Committee on {}|School of {}|Friends of {}"
).split("|")
FIELDS = (
    "Agriculture|Health|Education|Transportation|Labor|Energy|Justice|Foreign Affairs|Finance|Public Safety|Human Services|Motor Vehicles|"
    "Medicine|Law|Economics|Peace|Applied Physics|Fine Arts|Social Research|the Environment|Veterans Affairs|Better Housing|Open Data"
).split("|")
OF_PLACE = (
    "University of {}|Bank of {}|City of {}|{} University|{} City Council|{} General Hospital|{} High School|{} Chamber of Commerce|"
    "{} Police Department|{} Public Library|{} United|{} FC|{} Museum of Art|{} Airport|{} Airways|Port of {}|{} Symphony Orchestra|{} College|"
    "{} Community Church|{} Credit Union|{} Water District|{} Times|{} Medical Center|{} Rotary Club"
).split("|")
OF_PEOPLE = (
    "{0} {1}|{0} & {2}|{0} and {2}|{0}-{2}|{0}, {2} and {3}|{0}, {2} & {3}|{0} Group|{0} and Sons|{0} & Sons|{0} Brothers|{0} Bros.|{0}'s|"
    "{0} Ltd|{0} Inc|{0} LLC|{0} PLC|{0} GmbH|{0} Foundation|{0} Law Firm|{0} Law Offices|{0} Family Dentistry|{0} {4}|{0} & Co.|{0} Associates|"
    "{0} And Associates|{5}. {6}. {0} & Company|{0} Bakery|{0} Auto Repair"
).split("|")
SOUNDS = "da ta lo qua no vi ge ka mi ro sy tri ve zo ne lu ari ono eno ity alo ivo enta ume ora ix ax io ia us on en is yx".split()
TAILS = "ly|ify|ix|io|ia|ics|ity|hub|app|lytics|works|soft|tech|net|base|mint|wise|map|pay|care|gov|lab|.com|.io|.ai|Map|Web|Flower".split("|")


class Organisations:
    def __init__(self, world, companies):
        self.world = world
        self.random = world.random
        self.companies = companies or KNOWN_ORGS

    def any(self, lang):
        kinds = [self.listed, self.of_people, self.of_trade, self.of_place, self.body, self.brand, self.faked]
        weights = [22, 22, 20, 10, 6, 14, 12]
        name = self.random.choices(kinds, weights)[0](lang)
        return name if self.random.random() > 0.02 else f'"{name}"'.strip('"')

    def listed(self, lang):
        name = self.random.choice(self.companies if self.random.random() < 0.75 else KNOWN_ORGS)
        return name if self.random.random() < 0.85 else f"{name} {self.random.choice(ORG_ENDS)}"

    def of_people(self, lang):
        last = [self.world.last_name(self.world.lang_for("en")) for _ in range(4)]
        letters = self.random.sample("ABCDEFGHJKLMNPRSTW", 2)
        form = self.random.choice(OF_PEOPLE)
        return form.format(last[0], self.random.choice(TRADES), last[1], last[2], self.random.choice(ORG_ENDS), *letters)

    def of_trade(self, lang):
        pick = self.random.choice
        forms = [
            lambda: f"{pick(QUALITIES)} {pick(TRADES)}",
            lambda: f"{pick(QUALITIES)} {pick(ORG_WORDS)} {pick(TRADES)}",
            lambda: f"{pick(ORG_WORDS)} {pick(ORG_WORDS)} {pick(TRADES)}",
            lambda: f"{pick(ORG_WORDS)} {pick(TRADES)}",
            lambda: f"{pick(QUALITIES)} {pick(TRADES)} {pick(TRADES)}",
            lambda: f"{pick(TRADES)} and {pick(TRADES)} {pick(ORG_ENDS)}",
            lambda: f"{clean(self.world.city('en'))} {pick(TRADES)}",
        ]
        name = pick(forms)()
        return name if self.random.random() < 0.6 else f"{name} {pick(ORG_ENDS)}"

    def of_place(self, lang):
        place = self.world.city(lang) if self.random.random() < 0.8 else self.world.country()
        return self.random.choice(OF_PLACE).format(clean(place))

    def body(self, lang):
        return self.random.choice(BODIES).format(self.random.choice(FIELDS))

    def brand(self, lang):
        pick = self.random.choice
        roll = self.random.random()
        if roll < 0.2:
            return "".join(self.random.choices("ABCDEFGHIKLMNOPRSTUVW", k=self.random.randint(2, 5)))
        if roll < 0.55:
            name = pick("B C D F G J K L M N P Q R S T V W X Z Tr Pl Cr Sk Th Fl".split()) + "".join(self.random.choices(SOUNDS, k=self.random.randint(1, 3)))
        elif roll < 0.8:
            name = pick(ORG_WORDS) + pick(TAILS)
        else:
            name = pick(ORG_WORDS) + (pick(ORG_WORDS) if self.random.random() < 0.5 else pick(ORG_WORDS).lower())
        if self.random.random() < 0.06:
            name += str(self.random.randint(2, 99))
        return name if self.random.random() < 0.65 else f"{name} {pick(ORG_ENDS + TRADES)}"

    def faked(self, lang):
        return clean(self.world.place_faker(lang).company())
