/** Lindqvist & Sons, a furniture maker with a web shop: the cast of every simulated day. Names are invented. */
export interface Person {
  readonly user: string;
  readonly fullName: string;
  readonly workstation: string;
  readonly ip: string;
  readonly role: 'office' | 'finance' | 'engineer' | 'admin';
}

const person = (user: string, fullName: string, number: number, role: Person['role']): Person => ({
  user,
  fullName,
  workstation: `WS-${String(number).padStart(2, '0')}.corp.lindqvist.example`,
  ip: `10.20.1.${10 + number}`,
  role,
});

export const company = {
  domain: 'LINDQVIST',
  dnsDomain: 'corp.lindqvist.example',
  awsAccount: '481516234200',
  people: [
    person('a.moreau', 'Amélie Moreau', 1, 'office'),
    person('b.okafor', 'Bola Okafor', 2, 'office'),
    person('c.lindqvist', 'Clara Lindqvist', 3, 'finance'),
    person('d.haddad', 'Dina Haddad', 4, 'finance'),
    person('e.sorensen', 'Emil Sørensen', 5, 'engineer'),
    person('f.tanaka', 'Fumiko Tanaka', 6, 'engineer'),
    person('g.novak', 'Goran Novák', 7, 'engineer'),
    person('h.weber', 'Hanna Weber', 8, 'admin'),
    person('i.rossi', 'Ivo Rossi', 9, 'office'),
    person('j.bauer', 'Jana Bauer', 10, 'office'),
    person('k.silva', 'Kaio Silva', 11, 'office'),
    person('l.petrov', 'Lena Petrova', 12, 'finance'),
    person('m.kim', 'Min-jun Kim', 13, 'engineer'),
    person('n.dubois', 'Noé Dubois', 14, 'office'),
  ],
  domainController: 'DC-01.corp.lindqvist.example',
  fileServer: 'FS-01.corp.lindqvist.example',
  linuxHosts: ['shop-web-1', 'shop-web-2', 'shop-db-1', 'build-1'],
  /** Documentation address ranges: nobody's. */
  attackerIps: ['203.0.113.66', '198.51.100.23', '192.0.2.140'],
} as const satisfies {
  people: readonly Person[];
  [more: string]: unknown;
};
