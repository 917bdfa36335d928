import os
import sys,collections; from net import *
from direct import E,idx,mask,tr,meta,d,auc
EPD=int(sys.argv[1]) if len(sys.argv)>1 and sys.argv[1].isdigit() else 3
EXT=2*H+2*d+5
FOLDS=[('authored',[]),('spikee',[]),('bipia',[]),('injecagent',[])]
def weight(m):
    if m['file']=='deepset' or m['n']==0: return 0
    if m['kind'] in('agent_trace','full_prompt'): return 0
    if m['file']=='indirect': return 1.
    if m['kind'] in('document','email','agent_rules','tool_output') and not m['a']: return 1. if m['file']!='obfuscated' else .5
    if m['a']: return .25 if m['file']!='generated' else .12
    if m['kind']=='lookalike': return .3
    return 0
def ufeats(B,A):
    mx,sm,L=pool(B,A)
    Ee=B.X[:,:d]; cs=np.concatenate([np.zeros((1,d)),np.cumsum(Ee,0,dtype=np.float64)])
    su=(cs[B.ue]-cs[B.us]).astype(np.float32); U=len(L)
    R=len(B.rows); rs=np.zeros((R,d),np.float32); np.add.at(rs,B.ur,su); rl=np.bincount(B.ur,L,minlength=R); rn=np.bincount(B.ur,minlength=R)
    mu=su/(L[:,None]+2); ctx=(rs[B.ur]-su)/((rl[B.ur]-L)[:,None]+8)
    cosv=(mu*ctx).sum(1)/(np.sqrt((mu**2).sum(1)*(ctx**2).sum(1))+.05)
    first=np.r_[True,B.ur[1:]!=B.ur[:-1]]; last=np.r_[first[1:],True]
    F=np.concatenate([mx,sm/(L[:,None]+4),mu*2,mu*ctx*6,np.stack([cosv,first,last,np.log(L+1)*.3,np.log(rn[B.ur])*.3],1)],1).astype(np.float32)
    return F,L
def labels(B):
    y=np.zeros(len(B.us),np.float32); pos=1; start={}
    p=1
    for r,m in enumerate(B.rows):
        if m['n']==0: continue
        start[r]=p; p+=m['n']+1
    for u in range(len(B.us)):
        m=B.rows[B.ur[u]]
        if not m['a']: continue
        if m['s'] is None: y[u]=-1; continue
        s=start[B.ur[u]]; a=B.us[u]-s; b=B.ue[u]-s
        ov=min(b,m['s'][1])-max(a,m['s'][0])
        if ov>=.5*(b-a) or ov>=.6*(m['s'][1]-m['s'][0]): y[u]=1
        elif ov>0: y[u]=-2
    return y
def head(net,F):
    Z1=np.maximum(F@net.W1+net.b1,0); return Z1,(Z1@net.w2)[:,0]+net.b2[0]
def score(net,rows,detail=False):
    out=np.full(len(rows),-20.,np.float32); det={}
    for i in range(0,len(rows),128):
        B=make_batch(rows[i:i+128],E,idx,mask,tr)
        if len(B.us)==0: continue
        A=net.conv(B); F,L=ufeats(B,A); _,z=head(net,F); np.maximum.at(out[i:i+128],B.ur,z)
        if detail:
            y=labels(B)
            for r in range(len(B.rows)):
                k=np.flatnonzero(B.ur==r); det[i+r]=(z[k],y[k],L[k])
    return (out,det) if detail else out
def train(rows,w,seed=7,epochs=EPD,lr=2.5e-3,drop=.12):
    net=Net(d+C+T,EXT,seed=seed); opt=Adam(net.params(),lr,wd=3e-3); r=np.random.default_rng(seed); n=len(rows); total=epochs*(n//48); steps=0
    for ep in range(epochs):
        perm=r.permutation(n); tl=0
        for i in range(0,n-47,48):
            sel=perm[i:i+48]; rs=[rows[j] for j in sel]; B=make_batch(rs,E,idx,mask,tr)
            if len(B.us)==0: continue
            A=net.conv(B,drop,r); F,L=ufeats(B,A); dm=(r.random(F.shape)>.1).astype(np.float32)/.9; F=F*dm
            Z1,z=head(net,F); y=labels(B); g=np.zeros(len(z),np.float32); p=1/(1+np.exp(-z)); U=len(z)
            wr=w[sel]
            o=np.lexsort((z,B.ur)) 
            for cls in (1,0):
                ok=(y!=0)&(y!=-2) if cls else (y==0)
                oo=o[ok[o]]
                if len(oo)==0: continue
                rr=B.ur[oo]; last=np.r_[rr[1:]!=rr[:-1],True]; b=oo[last]
                tgt=.99 if cls else .01
                f=np.array([1. if (cls or not rs[k]['a']) else .6 for k in B.ur[b]],np.float32)
                g[b]+=(p[b]-tgt)*wr[B.ur[b]]*f/48; tl+=-(np.log(p[b]+1e-6) if cls else np.log(1-p[b]+1e-6)).sum()
                # every unit counts a little
                cntr=np.bincount(rr,minlength=len(rs)); g[oo]+=.3*(p[oo]-tgt)*wr[rr]/48/cntr[rr] if (cls==0) else (y[oo]==1)*.3*(p[oo]-tgt)*wr[rr]/48/cntr[rr]
            gw2=Z1.T@g[:,None]; gb2=np.array([g.sum()],np.float32); gz=(g[:,None]*net.w2[:,0])*(Z1>0); gW1=F.T@gz; gb1=gz.sum(0)
            sel2=np.flatnonzero(np.abs(g)>1e-7); gF=(gz[sel2]@net.W1[:2*H].T)*dm[sel2,:2*H]
            G=np.zeros_like(A); ar=np.arange(H)
            for k,u in enumerate(sel2):
                t0=B.us[u];t1=B.ue[u]; a=A[t0:t1].argmax(0)
                G[t0:t1]+=gF[k,H:]/(L[u]+4); G[t0+a,ar]+=gF[k,:H]
            gW,gb=net.conv_back(B,G); steps+=1
            opt.step([gW,gb,gW1,gb1,gw2,gb2],lr*min(1,steps/100)*max(.05,1-steps/total))
        print('  ep',ep,tl/n,flush=True)
    return net
def balance(trn):
    W=np.array([weight(meta[i]) for i in trn],np.float32)
    pos=sum(x for x,i in zip(W,trn) if meta[i]['a']); neg=W.sum()-pos
    return np.array([x*(len(trn)*.42/pos if meta[i]['a'] else len(trn)*.58/neg) for x,i in zip(W,trn)],np.float32)
def iou(z,y,L,th):
    k=int(np.argmax(z)); a=b=k
    cut=max(th*.0+th, z[k]-2.5)
    while a>0 and z[a-1]>=cut: a-=1
    while b<len(z)-1 and z[b+1]>=cut: b+=1
    pred=np.zeros(len(z),bool); pred[a:b+1]=1; t=(y==1)
    return (L*(pred&t)).sum()/max(1,(L*(pred|t)).sum())
if __name__=='__main__':
    t0=time.time(); oof={}; AU=[];RE=[]
    for pay,car in FOLDS:
        json.dump(oof,open(os.environ['WORK']+'/oof2_data.json','w'))
        lo={pay,*car}; pairs={m['pair'] for m in meta if m.get('pair') and m['file']=='indirect' and pay in m['fam']}
        def istest(m):
            if m['file']!='indirect' or m['kind'] in('agent_trace','full_prompt'): return False
            f=set(m['fam'])
            if (m.get('pair') or '').startswith(('task-','generated-','planted-')): return False
            if m['a']: return pay in f and bool(m.get('pair')) and m['s'] is not None
            return m.get('pair') in pairs
        tst=[i for i,m in enumerate(meta) if istest(m)]
        ctext={}
        trn=[i for i,m in enumerate(meta) if weight(m)>0 and not (m['a'] and m['file'] in ('indirect','attacks_direct','attacks_multilingual') and lo&set(m['fam']) and not (m.get('pair') or '').startswith(('planted-','generated-'))) and not ((m.get('pair') or '').startswith('task-') and lo&set(m['fam'])) and not (m.get('pair') in pairs and m.get('pair'))]
        w=balance(trn); net=train([meta[i] if meta[i]['a'] else cut(meta[i],256) for i in trn],w)
        z,det=score(net,[meta[i] for i in tst],True)
        ya=np.array([meta[i]['a'] for i in tst]); a=z[ya==1]; b=z[ya==0]; th=np.quantile(b,.98)
        io=[iou(*det[k],th) for k,i in enumerate(tst) if meta[i]['a'] and z[k]>th and meta[i]['s']]
        AU.append(auc(a,b));RE.append((a>th).mean())
        print(pay,len(trn),len(a),len(b),'auc %.3f rec@2%% %.3f iou>=.5 %.2f'%(AU[-1],RE[-1],np.mean(np.array(io)>=.5)),'th %.2f %.0fs'%(th,time.time()-t0),flush=True)
        for x,i in zip(z,tst): oof[i]=(float(x),pay)
    print('mean',np.mean(AU),np.mean(RE)); json.dump(oof,open(os.environ['WORK']+'/oof2_data.json','w'))
