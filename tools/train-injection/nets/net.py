import os
import json,sys,time,numpy as np
rng=np.random.default_rng(7)
H=48; C=22; T=10
def load(d=48):
    V=np.load(os.environ['WORK']+'/vec_use.npy').astype(np.float32); order=json.load(open(os.environ['WORK']+'/order.json'))
    V=V[order]; mu=V.mean(0); V=V-mu
    cov=V.T@V/len(V); w,U=np.linalg.eigh(cov); U=U[:,::-1][:,:d]
    P=V@U; P/=np.sqrt((P**2).mean(0))*1.0 ; P*= (np.sqrt(w[::-1][:d])/np.sqrt(w[-1]))**0.5  # soften the spectrum
    P=P.clip(-4,4)
    q=np.abs(P).max(0)/127; P=np.round(P/q)*q
    E=np.concatenate([np.zeros((1,d),np.float32),P.astype(np.float32)]); E*=0.5
    idx=np.fromfile(os.environ['WORK']+'/tok.idx',np.int32); mask=np.fromfile(os.environ['WORK']+'/tok.mask',np.int32); tr=np.fromfile(os.environ['WORK']+'/tok.trait',np.int32)
    meta=[json.loads(l) for l in open(os.environ['WORK']+'/meta.jsonl')]
    return E,idx,mask,tr,meta,q
def bits(a,n): return ((a[:,None]>>np.arange(n))&1).astype(np.float32)
class Batch: pass
def make_batch(rows,E,idx,mask,tr,maxlen=None):
    """flattened tokens with a zero row between texts"""
    B=Batch(); toks=[];ustart=[];uend=[];urow=[];pos=1
    B.rows=rows; rowtok=[]
    for r,m in enumerate(rows):
        if m['n']==0: continue
        rowtok.append((pos,m['at'],m['n'])); u0=0
        for e in m['units']:
            ustart.append(pos+u0);uend.append(pos+e);urow.append(r);u0=e
        pos+=m['n']+1
    N=pos; d=E.shape[1]
    X=np.zeros((N,d+C+T),np.float32)
    for p,a,n in rowtok:
        X[p:p+n,:d]=E[idx[a:a+n]]; X[p:p+n,d:d+C]=bits(mask[a:a+n],C); X[p:p+n,d+C:]=bits(tr[a:a+n],T)
    B.X=X;B.us=np.array(ustart,np.int64);B.ue=np.array(uend,np.int64);B.ur=np.array(urow,np.int64);B.N=N;B.d=d
    return B
class Adam:
    def __init__(s,ps,lr=2e-3,wd=1e-4): s.ps=ps;s.m=[np.zeros_like(p) for p in ps];s.v=[np.zeros_like(p) for p in ps];s.t=0;s.lr=lr;s.wd=wd
    def step(s,gs,lr=None):
        s.t+=1;lr=lr or s.lr
        for p,g,m,v in zip(s.ps,gs,s.m,s.v):
            m*=.9;m+=.1*g;v*=.999;v+=.001*g*g
            p-=lr*(m/(1-.9**s.t)/(np.sqrt(v/(1-.999**s.t))+1e-8)+(s.wd*p if p.ndim>1 else 0))
class Net:
    def __init__(s,din,ext,hid=32,k=3,seed=7):
        r=np.random.default_rng(seed); s.k=k
        s.W=(r.normal(size=(k,din,H))*np.sqrt(1.5/(k*din))).astype(np.float32)*2; s.b=np.zeros(H,np.float32)
        s.W1=(r.normal(size=(ext,hid))*np.sqrt(2/ext)).astype(np.float32); s.b1=np.zeros(hid,np.float32)
        s.w2=(r.normal(size=(hid,1))*np.sqrt(1/hid)).astype(np.float32); s.b2=np.array([-1.],np.float32)
    def params(s): return [s.W,s.b,s.W1,s.b1,s.w2,s.b2]
    def conv(s,B,drop=0.,r=None):
        X=B.X
        if drop>0: # word dropout
            X=X*(r.random((B.N,1))>drop).astype(np.float32)
        s.X=X; A=np.broadcast_to(s.b,(B.N,H)).copy(); c=s.k//2
        for j in range(s.k):
            Y=X@s.W[j]; o=j-c
            if o==0: A+=Y
            elif o<0: A[-o:]+=Y[:o]
            else: A[:-o]+=Y[o:]
        s.A=np.maximum(A,0)
        return s.A
    def conv_back(s,B,G):
        G=G*(s.A>0); c=s.k//2; gW=np.zeros_like(s.W)
        for j in range(s.k):
            o=j-c
            if o==0: gW[j]=s.X.T@G
            elif o<0: gW[j]=s.X[:o].T@G[-o:]
            else: gW[j]=s.X[o:].T@G[:-o]
        return gW,G.sum(0)
def pool(B,A):
    """max and mean over units; sentinel handling by reduceat on unit starts with ends"""
    U=len(B.us); mx=np.empty((U,A.shape[1]),np.float32)
    bounds=np.stack([B.us,B.ue],1).reshape(-1)
    bounds=np.minimum(bounds,B.N-1)
    mx=np.maximum.reduceat(A,bounds,axis=0)[::2]
    cs=np.concatenate([np.zeros((1,A.shape[1]),np.float64),np.cumsum(A,0,dtype=np.float64)])
    L=(B.ue-B.us).astype(np.float32)
    sm=(cs[B.ue]-cs[B.us]).astype(np.float32)
    return mx,sm,L

def cut(m,n):
    if m['n']<=n: return m
    m=dict(m); m['n']=n; u=[e for e in m['units'] if e<n]; u.append(n); m['units']=u
    if m['s'] and m['s'][0]>=n: m['s']=None
    return m
