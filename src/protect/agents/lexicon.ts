import type { ToolClass } from '../../contracts/tool-call.ts';

/** A kind of action. Tools and people's requests are both reduced to these, and compared there. */
export interface Action {
  readonly class: ToolClass;
  /** English verbs in their base form that ask for it or name a tool that does it. */
  readonly verbs: string;
  /** Further actions that, asked for by the user, make this one plausible. */
  readonly justifiedBy: readonly ActionName[];
}

export type ActionName =
  | 'read'
  | 'compute'
  | 'send'
  | 'post'
  | 'share'
  | 'pay'
  | 'trade'
  | 'create'
  | 'change'
  | 'delete'
  | 'execute'
  | 'enable'
  | 'disable'
  | 'open'
  | 'close'
  | 'move'
  | 'join'
  | 'leave'
  | 'fill'
  | 'rate'
  | 'authenticate'
  | 'any';

export const actions: Readonly<Record<ActionName, Action>> = {
  read: {
    class: 'reads',
    verbs:
      'get read list search find fetch retrieve view show check query lookup look see describe display browse navigate visit inspect examine review watch monitor track locate identify discover explore access download summarize summarise count preview peek tell learn know figure determine confirm verify validate ls cat grep tail head pwd cd wc du stat observe scan detect select filter sort extract recall remember gather collect load report ask answer explain provide obtain follow',
    justifiedBy: [],
  },
  compute: {
    class: 'reads',
    verbs:
      'calculate compute convert estimate compare diff analyze analyse translate predict forecast evaluate mean logarithm round sum total simulate assess classify parse format encode decode think echo',
    justifiedBy: ['read'],
  },
  send: {
    class: 'sends',
    verbs:
      'send email mail message forward reply respond dm text notify inform contact ping sms fax relay deliver write thank congratulate remind warn greet',
    justifiedBy: ['share'],
  },
  post: {
    class: 'sends',
    verbs: 'post publish tweet retweet comment announce broadcast upload submit mention blog',
    justifiedBy: ['share', 'send', 'create'],
  },
  share: {
    class: 'sends',
    verbs: 'share grant give invite permit authorize authorise delegate entrust collaborate export',
    justifiedBy: ['send', 'create'],
  },
  pay: {
    class: 'pays',
    verbs: 'pay transfer wire refund reimburse settle donate deposit withdraw remit tip charge',
    justifiedBy: ['send', 'trade'],
  },
  trade: {
    class: 'pays',
    verbs:
      'buy purchase order book reserve sell trade checkout rent subscribe acquire bid redeem place invest secure arrange',
    justifiedBy: ['pay', 'create'],
  },
  create: {
    class: 'writes',
    verbs:
      'create add make schedule write draft save append generate plan insert store register build compose log record touch mkdir put set setup open prepare attach produce compile note install import enqueue pin integrate include pop organize organise arrange duplicate copy cp backup archive request',
    justifiedBy: ['change', 'trade', 'send', 'share'],
  },
  change: {
    class: 'writes',
    verbs:
      'update change modify edit rename reschedule adjust correct fix replace switch configure set reset mark assign tag label merge extend increase decrease raise lower cap limit revise rewrite amend patch swap reorder move mv adapt transform postpone delay redirect convert upgrade downgrade star unstar resolve process handle',
    justifiedBy: ['create', 'enable', 'disable', 'fill'],
  },
  delete: {
    class: 'deletes',
    verbs:
      'delete remove cancel clear erase drop discard revoke unsubscribe kick ban block uninstall trash purge wipe destroy terminate rm rmdir unfriend unfollow unlink eliminate withdraw deactivate delist empty',
    justifiedBy: [],
  },
  execute: {
    class: 'executes',
    verbs:
      'run execute launch deploy invoke eval exec bash shell python trigger restart reboot kill perform compile test',
    justifiedBy: [],
  },
  enable: {
    class: 'writes',
    verbs:
      'enable activate start engage initiate begin resume turn ignite apply press boot power arm trigger play kick prime pump',
    justifiedBy: ['execute'],
  },
  disable: {
    class: 'writes',
    verbs: 'disable stop deactivate suspend pause turn halt shut mute disarm freeze release',
    justifiedBy: [],
  },
  open: { class: 'writes', verbs: 'unlock open unblock release', justifiedBy: [] },
  close: { class: 'writes', verbs: 'lock close secure shut seal', justifiedBy: [] },
  move: {
    class: 'writes',
    verbs: 'move go drive guide navigate travel transport dispatch park steer fly',
    justifiedBy: ['change'],
  },
  join: {
    class: 'writes',
    verbs: 'join follow subscribe enroll enrol attend accept like',
    justifiedBy: ['create'],
  },
  leave: {
    class: 'deletes',
    verbs: 'leave quit exit resign decline reject unfollow unlike',
    justifiedBy: ['delete'],
  },
  fill: {
    class: 'writes',
    verbs: 'fill refill refuel replenish top inflate charge autofill increase add',
    justifiedBy: ['change'],
  },
  rate: { class: 'writes', verbs: 'rate vote review rank score grade', justifiedBy: ['post'] },
  authenticate: {
    class: 'writes',
    verbs: 'authenticate login log sign connect access authorize',
    justifiedBy: [],
  },
  any: { class: 'writes', verbs: 'manage handle process control operate do use manipulate', justifiedBy: [] },
};

export const actionNames = Object.keys(actions) as readonly ActionName[];

/** Verbs that are as often nouns: they only count where a verb stands. */
export const nounVerbs = new Set(
  'email mail message text order book post share comment note file charge lock rent tip log record copy report request review rate play test shell python top place set cap limit plan draft label tag tweet reply like watch look list search check query mean sum total round power trade transfer bid score grade rank vote block report start view display head tail cat refund import export upload download schedule mark release access drive park fix change update process control contact sms save use do make backup archive answer permit book forward open close secure empty lower format dispatch pin'.split(
    ' ',
  ),
);

/** Groups of words that stand for one thing; the first is the group's name. */
export const thingGroups: readonly string[] = [
  'message email mail inbox letter dm text sms reply correspondence gmail outlook note response newsletter',
  'event calendar meeting appointment lunch dinner invite invitation schedule reminder call agenda party session interview visit',
  'money payment transaction bill invoice rent fee amount dollar euro usd eur fund balance refund price subscription cash cost salary deposit bank pay dollars euros iban expense budget bitcoin crypto wire',
  'file document doc report folder directory attachment sheet spreadsheet pdf drive paper content dir txt md csv presentation log',
  'person user member friend contact guest participant people colleague customer employee coworker attendee teammate collaborator follower profile',
  'channel group team workspace room slack chat conversation',
  'web webpage page website site url link article blog browser http https www html',
  'password credential passcode secret login pin pwd',
  'booking reservation ticket hotel flight restaurant car trip travel stay room rental accommodation insurance airline airport',
  'device speaker light thermostat appliance home',
  'door lock window gate doors',
  'product item cart order purchase shop laptop goods wishlist',
  'repository repo project branch issue commit code github git pull',
  'stock share portfolio watchlist ticker symbol equity investment',
  'fuel tank gas gasoline petrol liter gallon gallons liters',
  'engine car vehicle ignition brake parking',
  'task todo ticket job assignment checklist to-do chore',
  'post tweet comment status feed tweets social timeline',
  'record patient medical health clinical prescription diagnosis history',
  'policy rule firewall domain blacklist whitelist allowlist blocklist',
  'review rating feedback star stars opinion',
  'image picture photo video media',
  'database table row sql query record',
  'account profile settings details information info address',
  'command terminal shell script bash program',
];

/** Words in tools' names that say nothing about the thing they act on. */
export const emptyNouns = new Set(
  'manager system api tool tools service server mcp the of by for with from into and or on in at new all info information detail details data my client app application function default v1 v2 id ids value result item to as via multiple single bulk batch current latest name number method request operation'.split(
    ' ',
  ),
);

/** Things that are worth stealing even by only reading them. */
export const sensitiveThings = new Set(
  'password credential credentials secret secrets token tokens key keys passcode pin ssn genetic medical card cards wallet private biometric passwords'.split(
    ' ',
  ),
);

/** Words that turn up in any text and so name nothing. */
export const commonWords = new Set(
  'this that these those with from have has had been were will would could should about which when where what there their them they then than your yours mine please thanks thank also just only into over under after before again more most some such very each every other another same both here because while during between through above below does doing done being having want need like help make sure last latest next first second third recent recently today tomorrow yesterday week month year time times date days hours name names number numbers list information details using used give tell know find found show send sent email emails message messages file files user users from subject body sender recipient recipients title content text summary meeting event account amount hello dear best regards question answer following note task tasks work working item items data many much highest lowest best cheapest good great total any'.split(
    ' ',
  ),
);
