"""Labels real English sentences with a spaCy pipeline, as a teacher for our small tagger.

    python silver.py --model MODEL --out silver.jsonl TEXTS.jsonl...

Each input line is {"text": ..., "lang": ...}; each output line is {"text", "spans": [[start, end, label]], "group"} with
offsets in UTF-16 units (texts beyond the basic plane are left out). The teacher errs on code and product names, so
a sentence is kept only when every person it names has a known given name (list of first names from Faker).
"""

import argparse
import json
import random
import re

import spacy
from faker import Faker

LOCALES = ["en_US", "en_GB", "en_IN", "de_DE", "fr_FR", "es_ES", "it_IT", "nl_NL", "sv_SE", "pl_PL", "tr_TR", "pt_BR"]
LABELS = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "ORG": "ORG"}
ORGANISATION = re.compile(
    r"\b(inc|ltd|llc|corp|gmbh|group|company|university|college|institute|school|hospital|bank|foundation|association|"
    r"agency|department|ministry|council|committee|party|church|league|society|union|court|museum|google|microsoft|"
    r"amazon|apple|facebook|meta|nasa|fbi|cia|nato|eu|un|bbc|cnn|ibm|intel|tesla|openai|netflix|disney|nvidia)\b",
    re.I,
)


def first_names():
    names = set()
    for locale in LOCALES:
        provider = Faker(locale).factories[0].provider("person")
        for name in list(getattr(provider, "first_names", [])):
            names.add(name.lower())
    return names


def is_kept(entities, names, companies):
    for entity in entities:
        if entity.label_ == "PERSON":
            words = re.findall(r"\w+", entity.text.lower())
            if not any(word in names for word in words) or not entity.text[:1].isupper():
                return False
            if any(char in entity.text for char in "_/\\{}[]()<>=|`*#@\n"):
                return False
        # An organisation that nothing else bears out would teach either its name or its absence wrongly.
        if entity.label_ == "ORG" and not ORGANISATION.search(entity.text) and entity.text not in companies:
            return False
    return True


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--companies", help="names of real companies, one a line")
    parser.add_argument("--rows", type=int, default=6000)
    parser.add_argument("inputs", nargs="+")
    options = parser.parse_args()
    rows = []
    for path in options.inputs:
        with open(path, encoding="utf8") as lines:
            rows += [row for row in map(json.loads, lines) if row.get("lang") == "en" and row["label"] == "benign"]
    random.Random(7).shuffle(rows)
    texts = [row["text"][:1200] for row in rows[: options.rows]]
    names = first_names()
    companies = set()
    if options.companies:
        with open(options.companies, encoding="utf8") as lines:
            companies = set(lines.read().splitlines())
    nlp = spacy.load(options.model, exclude=["lemmatizer", "tagger", "attribute_ruler"])
    kept = 0
    with open(options.out, "w", encoding="utf8") as out:
        for number, doc in enumerate(nlp.pipe(texts, batch_size=16)):
            for sentence in doc.sents:
                text = sentence.text.strip("\n ")
                if not 12 <= len(text) <= 500 or max(map(ord, text)) > 0xFFFF or not is_kept(sentence.ents, names, companies):
                    continue
                shift = sentence.start_char + sentence.text.find(text[:1])
                spans = []
                for entity in sentence.ents:
                    label = LABELS.get(entity.label_)
                    if label is None:
                        continue
                    start, end = entity.start_char - shift, entity.end_char - shift
                    value = text[start:end]
                    for article in ("the ", "The "):
                        if value.startswith(article):
                            start += 4
                    for ending in ("'s", "’s"):
                        if value.endswith(ending):
                            end -= 2
                    if 0 <= start < end:
                        spans.append([start, end, label])
                out.write(json.dumps({"text": text, "spans": spans, "group": f"silver-{number}"}, ensure_ascii=False) + "\n")
                kept += 1
    print(f"{kept} sentences of {len(texts)} texts")


if __name__ == "__main__":
    main()
