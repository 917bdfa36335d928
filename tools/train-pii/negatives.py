"""Sentences of other languages without names: python negatives.py --gazetteer names.tsv --out negatives.jsonl TEXTS.jsonl

German has nouns with capitals, so the tagger must see ordinary prose too. Sentences with a known name, or with several
capitals, are left out, since nobody labelled them.
"""

import argparse
import json
import re

WITHOUT_CAPITALS = ("en", "zh", "ja", "ko", "th", "ar", "fa", "he", "hi")


def is_plain(sentence, lang, is_encyclopedic, known):
    if not 20 <= len(sentence) <= 300 or max(map(ord, sentence)) > 0xFFFF:
        return False
    words = re.findall(r"(?<!^)\b[^\W\d_]\w+", sentence)
    if any(word[0].isupper() and word.lower() in known for word in words):
        return False
    if not is_encyclopedic:
        return True
    if lang == "de":
        return re.search(r"[A-ZÄÖÜ]\w+ [A-ZÄÖÜ]\w+", sentence) is None
    return sum(word[0].isupper() for word in words) <= 2


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gazetteer", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("texts")
    options = parser.parse_args()
    with open(options.gazetteer, encoding="utf8") as lines:
        known = {line.split("\t")[0] for line in lines}
    with open(options.texts, encoding="utf8") as lines, open(options.out, "w", encoding="utf8") as out:
        for row in map(json.loads, lines):
            if row["lang"] in WITHOUT_CAPITALS:
                continue
            for sentence in re.split(r"(?<=[.!?])\s+|\n+", row["text"]):
                if is_plain(sentence, row["lang"], "xquad" in row["source"], known):
                    out.write(json.dumps({"text": sentence, "spans": []}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
