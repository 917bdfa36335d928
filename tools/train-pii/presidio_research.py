"""Sentences of presidio-research as training lines: python presidio_research.py DATA.json --out train.jsonl [--all].

Only templates of the training half are written (template_id modulo 5 above 1); the rest is for tests. Spans become ours:
parts of one address that stand together are one, titles are no part of a name.
"""

import argparse
import json
import re

LABELS = {"PERSON": "PER", "ADDRESS": "ADDR", "LOCATION": "LOC", "ORGANIZATION": "ORG"}
TITLE = re.compile(r"^(mr|mrs|ms|miss|dr|prof)\.?\s+", re.I)


def merged(text, spans):
    rows = []
    for span in sorted(spans, key=lambda span: span["start_position"]):
        label = LABELS.get(span["entity_type"])
        if label is None or (label == "PER" and TITLE.match(span["entity_value"] + " ") and len(span["entity_value"]) < 6):
            continue
        start, end = span["start_position"], span["end_position"]
        title = TITLE.match(text[start:end]) if label == "PER" else None
        if title is not None:
            start += title.end()
        if rows and label in ("ADDR", "LOC") and rows[-1][2] in ("ADDR", "LOC") and "ADDR" in (label, rows[-1][2]):
            gap = text[rows[-1][1] : start]
            if re.fullmatch(r"[\s,>?]{1,8}", gap):
                rows[-1] = [rows[-1][0], end, "ADDR"]
                continue
        rows.append([start, end, label])
    return rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("--out", required=True)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    with open(options.data, encoding="utf8") as data, open(options.out, "w", encoding="utf8") as out:
        for row in json.load(data):
            if (row["template_id"] % 5 > 1 or options.all) and max(map(ord, row["full_text"])) <= 0xFFFF:
                spans = merged(row["full_text"], row["spans"])
                out.write(json.dumps({"text": row["full_text"], "spans": spans}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
