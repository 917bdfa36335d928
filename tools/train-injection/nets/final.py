import os

import sys; from net import *
import collections
which=sys.argv[1]; EP=int(sys.argv[2]); sys.argv=['x']
if which=='direct':
    import direct as M
    W=np.array([M.weight(m) for m in M.meta],np.float32)
    trn=[i for i,m in enumerate(M.meta) if W[i]>0 and m['n']>0]
    key=[(M.meta[i]['fam'][0],M.meta[i]['a']) for i in trn]; cnt=collections.Counter(); w=W[trn]
    for k,x in zip(key,w): cnt[k]+=x
    w=np.array([x*min(3.,(400/cnt[k])**.35) for k,x in zip(key,w)],np.float32)
    pos=sum(x for x,i in zip(w,trn) if M.meta[i]['a']); neg=w.sum()-pos
    w=np.array([x*(len(trn)*.4/pos if M.meta[i]['a'] else len(trn)*.6/neg) for x,i in zip(w,trn)],np.float32)
    net=M.train([cut(M.meta[i],256) for i in trn],w,epochs=EP,verbose=True)
else:
    import data as M
    trn=[i for i,m in enumerate(M.meta) if M.weight(m)>0]
    w=M.balance(trn)
    net=M.train([M.meta[i] if M.meta[i]['a'] else cut(M.meta[i],320) for i in trn],w,epochs=EP)
np.savez(os.environ['WORK']+f'/final_{which}.npz',*[p for p in net.params()])
