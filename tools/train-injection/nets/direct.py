import os
import sys; from net import *
EP=int(sys.argv[1]) if len(sys.argv)>1 and sys.argv[1].isdigit() else 4
only=sys.argv[2] if len(sys.argv)>2 else ''
E,idx,mask,tr,meta,q=load(); d=E.shape[1]
for m in meta:
    m['n']=min(m['n'],640); 
FOLDS=[('authored',['polyai','xstest','xquad']),('garak',['lmarena','mitre']),('jailbreakbench',['gorilla','self-instruct','advbench','harmbench']),('gptfuzz',['awesome','postmark']),('spikee',['fabric','documentation']),('awesome',['lmarena','xstest'])]
def weight(m):
    f=m['fam']
    if m['file']=='deepset': return 0
    if m['file']=='indirect':
        if not m['a']: return .3
        return 0 if ('bipia' in f or 'injecagent' in f or (m.get('pair') or '').startswith(('task-','planted-'))) else .4
    if m['kind']=='system_prompt' : return .2
    if m['label']=='harmful_request': return .15
    if m['file']=='obfuscated': return .5 if m['a'] else 1.
    return 1.
def windows(B):
    ws=[];we=[];wr=[]
    # units of a row are contiguous
    ur=B.ur; starts=np.flatnonzero(np.r_[True,ur[1:]!=ur[:-1]]); ends=np.r_[starts[1:],len(ur)]
    for s,e in zip(starts,ends):
        n=e-s
        for size,stride in ((1,1),(4,2),(12,6)):
            if size>1 and n<=size//4: break
            for a in range(0,n,stride):
                b=min(a+size,n); ws.append(s+max(0,b-size));we.append(s+b);wr.append(ur[s])
                if b==n: break
    return np.array(ws),np.array(we),np.array(wr)
def feats(B,A,net,ws,we):
    mx,sm,L=pool(B,A)
    U=len(L); mxp=np.concatenate([mx,np.zeros((1,H),np.float32)])
    bnd=np.stack([ws,we],1).reshape(-1)
    M=np.maximum.reduceat(mxp,bnd,axis=0)[::2]
    cs=np.concatenate([np.zeros((1,H)),np.cumsum(sm,0,dtype=np.float64)]); cl=np.r_[0,np.cumsum(L)]
    WL=(cl[we]-cl[ws]).astype(np.float32)
    S=(cs[we]-cs[ws]).astype(np.float32)/(WL[:,None]+4)
    return np.concatenate([M,S,np.log(WL+1)[:,None]*.3],1).astype(np.float32),WL
def head(net,F):
    Z1=np.maximum(F@net.W1+net.b1,0); return Z1,(Z1@net.w2)[:,0]+net.b2[0]
def rowmax(z,wr,R):
    out=np.full(R,-20.,np.float32); np.maximum.at(out,wr,z); return out
def score(nets,rows):
    out=np.zeros(len(rows),np.float32)
    for i in range(0,len(rows),256):
        B=make_batch(rows[i:i+256],E,idx,mask,tr)
        if len(B.us)==0: continue
        ws,we,wr=windows(B)
        for net in nets:
            A=net.conv(B); F,_=feats(B,A,net,ws,we); _,z=head(net,F)
            out[i:i+256]+=rowmax(z,wr,len(B.rows))/len(nets)
    return out
def train(rows,w,seed=7,epochs=EP,lr=5e-3,drop=.12,verbose=False):
    net=Net(d+C+T,2*H+1,seed=seed); opt=Adam(net.params(),lr,wd=3e-3); r=np.random.default_rng(seed)
    n=len(rows); steps=0; total=epochs*(n//96)
    order0=np.argsort([m['n'] for m in rows])
    for ep in range(epochs):
        perm=r.permutation(n); tl=0
        for i in range(0,n-95,96):
            sel=perm[i:i+96]; rs=[rows[j] for j in sel]
            B=make_batch(rs,E,idx,mask,tr)
            if len(B.us)==0: continue
            A=net.conv(B,drop,r); ws,we,wr=windows(B); F,WL=feats(B,A,net,ws,we)
            dm=(r.random(F.shape)>.1).astype(np.float32)/.9; F=F*dm
            Z1,z=head(net,F)
            # best window of each row
            o=np.lexsort((z,wr)); last=np.flatnonzero(np.r_[wr[o][1:]!=wr[o][:-1],True]); best=o[last]; br=wr[best]
            y=np.array([rs[k]['a'] for k in br],np.float32); ww=np.array([w[sel[k]] for k in br],np.float32)
            ys=y*.98+.01
            p=1/(1+np.exp(-z[best])); g=(p-ys)*ww/96
            tl+=-(ww*(y*np.log(p+1e-6)+(1-y)*np.log(1-p+1e-6))).sum()
            Zb=Z1[best]; gw2=Zb.T@g[:,None]; gb2=np.array([g.sum()],np.float32)
            gz=(g[:,None]*net.w2[:,0])*(Zb>0); gW1=F[best].T@gz; gb1=gz.sum(0); gF=(gz@net.W1.T)*dm[best]
            G=np.zeros_like(A)
            for k,wi in enumerate(best):
                t0=B.us[ws[wi]];t1=B.ue[we[wi]-1]
                a=A[t0:t1].argmax(0)
                G[t0:t1]+=gF[k,H:2*H]/(WL[wi]+4)
                G[t0+a,np.arange(H)]+=gF[k,:H]
            gW,gb=net.conv_back(B,G); steps+=1
            lrn=lr*min(1,steps/100)*max(.05,1-steps/total)
            opt.step([gW,gb,gW1,gb1,gw2,gb2],lrn)
        if verbose: print('  ep',ep,tl/n,flush=True)
    return net
def auc(a,b):
    x=np.r_[a,b]; o=x.argsort(kind='stable'); r=np.empty(len(x)); r[o]=np.arange(1,len(x)+1)
    # average ties
    _,inv,cnt=np.unique(x,return_inverse=True,return_counts=True); s=np.zeros(len(cnt)); np.add.at(s,inv,r); r=(s/cnt)[inv]
    return (r[:len(a)].sum()-len(a)*(len(a)+1)/2)/(len(a)*len(b))
if __name__=='__main__':
    W=np.array([weight(m) for m in meta],np.float32)
    deep=[m for m in meta if m['file']=='deepset']
    oof={}
    t0=time.time(); AU=[];RE=[]
    for att,ben in FOLDS:
        json.dump(oof,open(os.environ['WORK']+'/oof2_direct.json','w'))
        if only and att not in only.split(','): continue
        lo={att,*ben}
        tst=[i for i,m in enumerate(meta) if m['file'] not in('deepset','generated','indirect','obfuscated') and m['kind']!='system_prompt' and ((m['a'] and att in m['fam']) or (not m['a'] and lo&set(m['fam'])))]
        trn=[i for i,m in enumerate(meta) if W[i]>0 and not lo&set(m['fam']) and m['n']>0]
        # balance families
        import collections
        w=W[trn].copy(); key=[(meta[i]['fam'][0],meta[i]['a']) for i in trn]; cnt=collections.Counter(); 
        for k,x in zip(key,w): cnt[k]+=x
        w=np.array([x*min(3.,(400/cnt[k])**.35) for k,x in zip(key,w)],np.float32)
        pos=sum(x for x,i in zip(w,trn) if meta[i]['a']); neg=w.sum()-pos
        w=np.array([x*(len(trn)*.4/pos if meta[i]['a'] else len(trn)*.6/neg) for x,i in zip(w,trn)],np.float32)
        net=train([cut(meta[i],256) for i in trn],w)
        z=score([net],[meta[i] for i in tst])
        a=np.array([x for x,i in zip(z,tst) if meta[i]['a']]); b=np.array([x for x,i in zip(z,tst) if meta[i]['label']=='benign'])
        th=np.quantile(b,.99); AU.append(auc(a,b)); RE.append((a>th).mean())
        dz=score([net],deep); da=[x for x,m in zip(dz,deep) if m['a']]; db=[x for x,m in zip(dz,deep) if not m['a']]
        print(att,len(a),len(b),'auc %.3f rec@1%% %.3f'%(AU[-1],RE[-1]),'th %.2f'%th,'deepset auc %.3f'%auc(np.array(da),np.array(db)),'%.0fs'%(time.time()-t0),flush=True)
        for x,i in zip(z,tst): oof[i]=(float(x),att)
    print('mean auc %.3f rec %.3f'%(np.mean(AU),np.mean(RE)))
    json.dump(oof,open(os.environ['WORK']+f'/oof2_direct.json','w'))
