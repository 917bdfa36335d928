"""People, places and organisations for the templates, from Faker's lists and a few of our own, with mutations.

Romanised Arabic, Chinese, Korean, Japanese, Thai and Greek names are listed here because Faker gives these in their own
scripts only. They are common given and family names, nobody in particular.
"""

import re

from faker import Faker

LATIN = {
    "en": ["en_US", "en_GB", "en_IN", "en_AU", "en_CA", "en_NZ", "en_IE", "en_NG", "en_KE", "en_PK", "en_PH", "en_BD"],
    "de": ["de_DE", "de_AT", "de_CH"], "fr": ["fr_FR", "fr_CA", "fr_CH", "fr_BE"],
    "es": ["es_ES", "es_MX", "es_AR", "es_CO", "es_CL"], "it": ["it_IT"], "pt": ["pt_BR", "pt_PT"],
    "nl": ["nl_NL", "nl_BE"], "sv": ["sv_SE"], "no": ["no_NO"], "da": ["da_DK"], "fi": ["fi_FI"], "pl": ["pl_PL"],
    "cs": ["cs_CZ"], "sk": ["sk_SK"], "hu": ["hu_HU"], "ro": ["ro_RO"], "hr": ["hr_HR"], "sl": ["sl_SI"],
    "bs": ["bs_BA"], "tr": ["tr_TR"], "vi": ["vi_VN"], "id": ["id_ID"], "lt": ["lt_LT"], "lv": ["lv_LV"],
    "et": ["et_EE"], "ga": ["ga_IE"], "yo": ["yo_NG"], "ha": ["ha_NG"], "ig": ["ig_NG"], "zu": ["zu_ZA"], "sw": ["sw"],
    "az": ["az_AZ"], "is": ["is_IS"], "sq": ["sq_AL"], "uz": ["uz_UZ"], "mt": ["mt_MT"], "lb": ["lb_LU"], "tw": ["tw_GH"],
}
CASED = {"el": ["el_GR"], "ru": ["ru_RU"], "uk": ["uk_UA"], "bg": ["bg_BG"]}

ROMANISED = {
    "ar": (
        "Mohammed Muhammad Ahmed Ali Omar Hassan Hussein Youssef Ibrahim Khalid Abdullah Abdulrahman Mahmoud Mustafa Karim Tariq "
        "Faisal Salman Sami Nasser Rashid Hamza Bilal Anwar Walid Yasmin Fatima Aisha Khadija Mariam Layla Zainab Noor Huda Rania "
        "Salma Amina Hanan Dina Reem Samira Nadia Farah Lina Jamila Zahra Sara Ghada Iman Mona Abeer Rana Suha Maha Nour",
        "al-Masri al-Hassan al-Sayed al-Rashid al-Khatib al-Ahmad El-Amin El-Sayed Haddad Khoury Nasser Mansour Saleh Hamdan Khalil "
        "Aziz Farouk Rahman Hussein Mahmoud Saad Shaheen Darwish Qasim Abbas Jaber Bakr Najjar Sabbagh Kassab Awad Zidan Tamimi "
        "Bin Saeed Ibn Khaldun Abu Zaid Abdel Fattah Al Qahtani Al Otaibi Al Maktoum Boutros Ghanem Hariri Obeid Suleiman",
    ),
    "zh": (
        "Wei Fang Min Jing Li Qiang Lei Yang Yong Jun Jie Tao Ming Chao Xiuying Xia Ping Gang Hui Xin Ling Yan Hong Mei Xiaoming "
        "Zhiwei Jiahui Haoran Yuxuan Zihan Yichen Ruoxi Mengyao Guoqiang Jianguo Shufen Yumei Lihua Xiaohong Weimin Zhenhua Xiang",
        "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Tang Han Cao Deng Feng "
        "Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Shen Yao Lo Chow Wong Cheung Leung Ng Kwok",
    ),
    "ko": (
        "Min-jun Seo-yeon Ji-hoon Ji-woo Hyun-woo Soo-jin Eun-ji Dong-hyun Sung-min Yu-na Hye-jin Jae-hyun Tae-yang Mi-sook "
        "Young-ho Sang-woo Jiyoung Minseo Haeun Seojun Doyun Jimin Yejin Chaewon Kyung-soo Bo-ra",
        "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Yoo Hong Jeon Ko Moon Yang Son Bae Baek",
    ),
    "ja": (
        "Haruto Yuto Sota Yuki Hayato Haruki Ryusei Kenji Takashi Hiroshi Satoshi Daisuke Kazuya Naoki Makoto Yui Hina Aoi Sakura "
        "Mei Rin Yuka Akiko Keiko Naoko Haruka Misaki Nanami Emi Tomoko Yoko Mariko Kaori Ayumi Shinji Taro Jiro Ichiro Kenjirou",
        "Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Yamaguchi Matsumoto Inoue "
        "Kimura Hayashi Shimizu Yamazaki Mori Abe Ikeda Hashimoto Yamashita Ishikawa Nakajima Maeda Fujita Ogawa Goto Okada Hasegawa "
        "Murakami Kondo Ishii Saito Sakamoto Endo Aoki Fujii Nishimura Fukuda Ota Miura Takeuchi Fukasawa Yoshimura Higuchi Takuda",
    ),
    "in": (
        "Aarav Vivaan Aditya Arjun Rohan Rahul Amit Sanjay Vijay Rajesh Suresh Ramesh Anil Sunil Deepak Manoj Vikram Karthik Priya "
        "Ananya Divya Pooja Neha Anjali Kavita Sunita Lakshmi Meena Shreya Riya Sneha Swati Nisha Asha Geeta Usha Harpreet Gurpreet "
        "Manpreet Jaspreet Imran Farhan Ayesha Sana Tanvi Ishaan Kiran Nikhil Siddharth Venkatesh Srinivas Padma Radhika",
        "Sharma Verma Gupta Patel Singh Kumar Reddy Nair Iyer Iyengar Rao Menon Pillai Das Mukherjee Banerjee Chatterjee Ghosh Bose "
        "Joshi Desai Mehta Shah Kapoor Malhotra Chopra Khanna Agarwal Mishra Pandey Tiwari Yadav Chauhan Thakur Naidu Krishnan "
        "Subramaniam Ramanathan Venkataraman Bhattacharya Chakraborty Kaur Gill Dhillon Sandhu Khan Ahmed Siddiqui Qureshi Fernandes",
    ),
    "th": (
        "Somchai Somsak Nattapong Chaiwat Anong Malee Siriporn Kanya Pranee Suda Kittisak Thanakorn Apinya Wichai Arthit Ploy",
        "Srisai Wongsawat Chaiyasit Saetang Thongchai Rattanakosin Boonmee Suwan Phongphan Charoen Kongkaew Jaidee Intarawong",
    ),
    "ge": (
        "Giorgi Nino Davit Mariam Levan Tamar Luka Ana Aram Anahit Hayk Lusine Narek Gayane Tigran Aslan Zelimkhan Ramzan Madina Zarema",
        "Beridze Kapanadze Gelashvili Kvaratskhelia Tsiklauri Petrosyan Harutyunyan Sargsyan Grigoryan Hakobyan Mkrtchyan "
        "Bazhaev Akhtakhanov Gairbekov Vedzizhev Dudaev Umarov Tagaev Magomedov Aliev Mamedov Nazarbayev Karimov Rakhimov",
    ),
    "afr": (
        "Chukwuemeka Oluwaseun Adebayo Ngozi Chiamaka Ifeoma Kwame Kofi Ama Akosua Abena Thabo Sipho Lerato Nomsa Tendai Tatenda "
        "Chipo Wanjiru Kamau Njeri Otieno Achieng Tesfaye Selam Abebe Hiwot Mamadou Aminata Ousmane Fatou Moussa Awa Ibrahima",
        "Okafor Okonkwo Adeyemi Balogun Mensah Owusu Boateng Asante Nkosi Dlamini Khumalo Zulu Ndlovu Moyo Sibanda Mwangi Kariuki "
        "Ochieng Odhiambo Tadesse Bekele Haile Diallo Traore Keita Coulibaly Ndiaye Sow Toure Diop Cisse Kone Eze Nwosu Obi",
    ),
}

TITLES = "Mr.|Mrs.|Ms.|Miss|Dr.|Prof.|Mr|Mrs|Ms|Dr|Prof|Sir|Madam|Professor|Doctor|Rev.|Father|Sister|Captain|Judge".split("|")
PARTICLES = "van der|van|von|de|de la|del|di|da|dos|bin|ibn|al|el|le|la|ter|van den|ten|zu|af|O'|Mc|Mac|St.".split("|")
ORG_ENDS = (
    "Inc|Inc.|Ltd|Ltd.|LLC|Corp|Corp.|GmbH|AG|plc|Group|Holdings|Partners|& Sons|& Co.|Bank|Airlines|University|Institute|Hospital|"
    "Clinic|Foundation|Labs|Systems|Solutions|Software|Technologies|Media|Energy|Motors|Pharma|Insurance|Logistics|Consulting|"
    "Studios|Ventures|Analytics|Health|Networks|Foods|College|School|Library|Church|Club|Hotel|Restaurant|S.A.|S.p.A.|BV|AB|Oy"
).split("|")
ORG_WORDS = (
    "Blue River Nova Green Quantum Data Cloud Sky Bright Open Solar Micro Next First Global Atlas Summit Pioneer Vertex Delta Apex "
    "Iron Silver Red Smart Urban Ocean Fusion Alpha Omega Prime Delta Bio Geo Agri Med Fin Edu Trans Inter Digital Peak Core Logic "
    "Net Link Wave Stream Spark Forge Bridge Harbor Maple Oak Cedar Stone Falcon Eagle Phoenix Orion Zenith Horizon Capital"
).split()
KNOWN_ORGS = (
    "Google|Microsoft|Amazon|Apple|Meta|IBM|Intel|Oracle|Siemens|Samsung|Toyota|Sony|Netflix|Tesla|OpenAI|Nvidia|Cisco|Pfizer|Nestlé|"
    "Deutsche Bank|HSBC|Barclays|BNP Paribas|Goldman Sachs|JPMorgan|Deloitte|McKinsey|Accenture|Walmart|IKEA|Starbucks|Volkswagen|BMW|"
    "Boeing|Airbus|Lufthansa|Ryanair|Harvard University|MIT|Stanford|the United Nations|UNICEF|NATO|NASA|the FBI|the BBC|CNN|Reuters|"
    "Red Cross|Greenpeace|Mayo Clinic|St. Mary's Hospital|City Hall|Department of Justice|Ministry of Health|European Commission"
).split("|")


def lists_of(locale):
    faker = Faker(locale)
    person = faker.factories[0].provider("person")

    def names(*attributes):
        found = []
        for attribute in attributes:
            found += list(getattr(person, attribute, []) or [])
        return [name for name in found if 1 < len(name) < 24 and max(map(ord, name)) <= 0xFFFF]

    first = names("first_names", "first_names_male", "first_names_female", "first_names_unisex")
    last = names("last_names", "last_names_male", "last_names_female")
    return faker, first, last


class World:
    """Values of all locales, drawn with one seeded generator."""

    def __init__(self, random, cities, countries):
        self.random = random
        self.cities = cities
        self.countries = countries
        self.first, self.last, self.fakers = {}, {}, {}
        for lang, locales in {**LATIN, **CASED}.items():
            self.first[lang], self.last[lang], self.fakers[lang] = [], [], []
            for locale in locales:
                faker, first, last = lists_of(locale)
                faker.seed_instance(random.randrange(1 << 30))
                self.first[lang] += first
                self.last[lang] += last
                self.fakers[lang].append(faker)
        for lang, fakers in self.fakers.items():
            self.last[lang] = self.last[lang] or [fakers[0].name().split()[-1] for _ in range(300)]
            self.first[lang] = self.first[lang] or [fakers[0].name().split()[0] for _ in range(300)]
        for lang, (first, last) in ROMANISED.items():
            self.first[lang], self.last[lang] = first.split(), last.split()
        self.anyone = [lang for lang in self.first if lang not in CASED and self.first[lang] and self.last[lang]]

    def lang_for(self, lang):
        """English text names people from everywhere."""
        if lang != "en" and self.random.random() < 0.75 and self.first.get(lang) and self.last.get(lang):
            return lang
        if lang in CASED:
            return lang
        return "en" if self.random.random() < 0.3 else self.random.choice(self.anyone)

    def mutated(self, names):
        left, right = self.random.choice(names), self.random.choice(names)
        if len(left) < 4 or len(right) < 4 or not (left.isalpha() and right.isalpha()):
            return left
        return left[: self.random.randint(2, len(left) - 1)] + right[-self.random.randint(2, min(5, len(right) - 1)) :].lower()

    def pick(self, names):
        return self.mutated(names) if self.random.random() < 0.15 else self.random.choice(names)

    def first_name(self, lang):
        name = self.pick(self.first[lang])
        if self.random.random() < 0.05 and "-" not in name:
            name += self.random.choice(["-", " "]) + self.pick(self.first[lang])
        return name

    def last_name(self, lang):
        roll = self.random.random()
        name = self.pick(self.last[lang])
        if roll < 0.06:
            particle = self.random.choice(PARTICLES)
            name = particle + ("" if particle in ("O'", "Mc", "Mac") else " ") + name
        elif roll < 0.12:
            name += "-" + self.pick(self.last[lang])
        elif roll < 0.16 and lang in ("es", "pt"):
            name += " " + self.pick(self.last[lang])
        return name

    def person(self, lang):
        lang = self.lang_for(lang)
        first, last = self.first_name(lang), self.last_name(lang)
        initial = self.random.choice("ABCDEFGHIJKLMNOPRSTW")
        if lang == "hu" and self.random.random() < 0.5:
            return f"{last} {first}"
        if lang in ("zh", "ko") and self.random.random() < 0.5:
            return f"{last} {first}"
        roll = self.random.random()
        if roll < 0.70:
            return f"{first} {last}"
        if roll < 0.78:
            return f"{first} {initial}. {last}"
        if roll < 0.84:
            return f"{first} {self.first_name(lang)} {last}"
        if roll < 0.88:
            return f"{initial}. {last}"
        if roll < 0.91:
            return f"{last}, {first}"
        if roll < 0.94:
            return f"{first} {last.upper()}"
        if roll < 0.97:
            return f"{first} {last} {self.random.choice(['Jr.', 'Sr.', 'III', 'II', 'Jr'])}"
        return self.random.choice([first, last])

    def place_faker(self, lang):
        lang = lang if self.fakers.get(lang) and self.random.random() < 0.8 else self.random.choice(list(LATIN))
        return self.random.choice(self.fakers[lang])

    def city(self, lang):
        if self.random.random() < 0.65 and lang not in CASED:
            return self.random.choice(self.cities)
        return clean(self.place_faker(lang).city())

    def country(self):
        return self.random.choice(self.countries)


def clean(value):
    return re.sub(r"\s+", " ", value.replace("\n", " ")).strip(" ,")
