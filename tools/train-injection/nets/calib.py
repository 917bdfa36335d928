import os
import json,numpy as np,sys
sys.argv=['x']
meta=[json.loads(l) for l in open(os.environ['WORK']+'/meta.jsonl')]
LOSO={}
def fit(c,l,y,w,b2=1e-3):
    X=np.stack([c,l,np.ones(len(c))],1); th=np.array([.5,.5,-1.])
    for _ in range(200):
        p=1/(1+np.exp(-X@th)); g=X.T@(w*(p-y)); Hs=(X*(w*p*(1-p))[:,None]).T@X+1e-4*np.eye(3); th-=np.linalg.solve(Hs,g)
    return th
def run(oofs,lin,rate,nm):
    o={}
    for f in oofs:
        try: o.update({(int(k),v[1]):v[0] for k,v in json.load(open(os.environ['WORK']+'/'+f)).items()})
        except FileNotFoundError: pass
    L={}
    for l in open(os.environ['WORK']+'/'+lin):
        i,z,a=json.loads(l)
        if i<28331: L[(i,a)]=z
    ks=[k for k in o if k in L and meta[k[0]]['label']!='harmful_request']
    c=np.array([o[k] for k in ks]);l=np.array([L[k] for k in ks]);y=np.array([meta[k[0]]['a'] for k in ks],float)
    src=[k[1] for k in ks]; w=np.ones(len(ks))
    for s in set(src):
        for v in (0,1):
            m=np.array([a==s and b==v for a,b in zip(src,y)]); w[m]=1/max(1,m.sum())
    w/=w.sum()/len(w)
    th=np.array([1.,.8 if nm=='direct' else 1.,0]); z=th[0]*c+th[1]*l
    ben=z[y==0]; rates=[.1,.05,.02,.01,.005,.002,.001,.0005]; q=[np.quantile(ben,1-r) for r in rates]
    t=np.quantile(ben,1-rate); t2=max(np.quantile(ben,.999),t+.5); s=np.log(9)/(t2-t)
    pts=[(r,float(1/(1+np.exp(-s*(x-t))))) for r,x in zip(rates,q)]
    print(nm,th,'scale',s,'recall@default %.3f'%((z[y==1]>t).mean()),pts)
    LOSO[nm]={}
    for s_ in sorted(set(src)):
        m=np.array([a==s_ for a in src]); a=z[m&(y==1)]; b=z[m&(y==0)]
        x=np.r_[a,b]; oo=x.argsort(kind='stable'); r=np.empty(len(x)); r[oo]=np.arange(1,len(x)+1); au=(r[:len(a)].sum()-len(a)*(len(a)+1)/2)/(len(a)*len(b))
        LOSO[nm][s_]={'attacks':len(a),'innocent':len(b),'auc':round(float(au),4),'recallAt1PercentFalse':round(float((a>np.quantile(b,.99)).mean()),4),'recallAt2PercentFalse':round(float((a>np.quantile(b,.98)).mean()),4),'foundAtDefault':round(float((a>t).mean()),4),'flaggedAtDefault':round(float((b>t).mean()),4)}
        print('  %.3f'%au,s_,len(a),len(b),'rec@1%%(own) %.3f at default %.3f fpr %.4f'%((a>np.quantile(b,.99)).mean(),(a>t).mean(),(b>t).mean()))
    LOSO[nm]['mean']={k:round(float(np.mean([v[k] for v in LOSO[nm].values()])),4) for k in ('auc','recallAt1PercentFalse','recallAt2PercentFalse')}
    K={}
    for k,zz in zip(ks,z):
        m=meta[k[0]]
        if not m['a']: K.setdefault(m['kind'] if m['lang'] in('en','') else 'not English',[]).append(zz>t)
    LOSO[nm]['flaggedAtDefaultByKind']={k:[len(v),round(float(np.mean(v)),4)] for k,v in K.items()}
    return (float(th[0]*s),float(th[1]*s),float(-t*s)),pts
if __name__=='__main__':
    from join import write
    dm,pts=run(sys.argv[1:] and [] or (['oof2_direct.json'] if __import__('os').environ.get('NEW') else ['oof_direct.json']),'lin-direct.jsonl',.008,'direct')
    am,_=run(['oof2_data.json'] if __import__('os').environ.get('NEW') else ['oof_data.json'],'lin-data.jsonl',.012,'data')
    json.dump(LOSO,open(os.environ['WORK']+'/loso.json','w'),indent=1); print(json.dumps(LOSO))
    n=[[np.load(os.environ['WORK']+f'/final_{w}.npz')[f'arr_{i}'].astype(np.float32).reshape(-1) for i in range(6)] for w in('direct','data')]
    write(os.environ['OUT'],os.environ['WORK']+'/old.bin',[dm,am],pts,n,2)
