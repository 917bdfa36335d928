import os
# joins: linear.bin (old format, two heads 16+2^18 after 8 header bytes), words, nets, mixes
import numpy as np, json, struct, sys
sys.argv=[sys.argv[0]]+sys.argv[1:]
def words():
    pass
    from net import load
    E,_,_,_,_,q=load()
    vals=np.round(E/(0.5*q)).astype(np.int8)
    return (0.5*q).astype('<f4'),vals
def write(out,linear,mixes,points,nets,version=2):
    b=open(linear,'rb').read(); FC=1<<18; o=8; buf=struct.pack('<II',0x57495a42,version); platt=[]
    for h in range(2):
        sc,bi,sl,ic=struct.unpack_from('<ffff',b,o); buf+=struct.pack('<ff',sc,bi)+b[o+16:o+16+FC]; platt.append((sl,ic)); o+=16+FC
    for h in range(2):
        m=mixes[h] if mixes else (0.,platt[h][0],platt[h][1]); buf+=struct.pack('<fff',*m)
    for r,p in points: buf+=struct.pack('<ff',r,p)
    sc,vals=words(); hs=np.fromfile(os.environ['WORK']+'/hashes.i32','<i4'); ss=np.fromfile(os.environ['WORK']+'/stems.i32','<i4')
    buf+=struct.pack('<I',len(hs))+sc.tobytes()+hs.tobytes()+ss.tobytes()+vals.tobytes()
    for n in nets:
        for a in n: buf+=np.asarray(a,'<f4').tobytes()
    open(out,'wb').write(buf); print(len(buf))
if __name__=='__main__':
    d,H,hid=48,48,32; din=80
    z=lambda ext:[np.zeros((3,din,H)),np.zeros(H),np.zeros((ext,hid)),np.zeros(hid),np.zeros(hid),np.zeros(1)]
    pts=[(.1,.08),(.05,.15),(.02,.3),(.01,.5),(.005,.7),(.002,.85),(.001,.93),(.0005,.97)]
    write(os.environ['OUT'],os.environ['WORK']+'/old.bin',None,pts,[z(97),z(197)],1)
