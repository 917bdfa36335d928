/** An event class of OCSF 1.5 as far as normalising needs it. */
export interface OcsfClass {
  readonly uid: number;
  readonly name: string;
  readonly categoryUid: number;
}

const system = (uid: number, name: string): OcsfClass => ({ uid, name, categoryUid: 1 });
const identity = (uid: number, name: string): OcsfClass => ({ uid, name, categoryUid: 3 });
const network = (uid: number, name: string): OcsfClass => ({ uid, name, categoryUid: 4 });

/** The classes that the formats map to. Six-digit ids belong to OCSF's Windows extension (uid 2). */
export const ocsfClasses = {
  baseEvent: { uid: 0, name: 'Base Event', categoryUid: 0 },
  fileSystemActivity: system(1001, 'File System Activity'),
  kernelExtensionActivity: system(1002, 'Kernel Extension Activity'),
  kernelActivity: system(1003, 'Kernel Activity'),
  moduleActivity: system(1005, 'Module Activity'),
  scheduledJobActivity: system(1006, 'Scheduled Job Activity'),
  processActivity: system(1007, 'Process Activity'),
  eventLogActivity: system(1008, 'Event Log Activity'),
  scriptActivity: system(1009, 'Script Activity'),
  registryKeyActivity: system(201_001, 'Registry Key Activity'),
  registryValueActivity: system(201_002, 'Registry Value Activity'),
  windowsResourceActivity: system(201_003, 'Windows Resource Activity'),
  windowsServiceActivity: system(201_004, 'Windows Service Activity'),
  accountChange: identity(3001, 'Account Change'),
  authentication: identity(3002, 'Authentication'),
  authorizeSession: identity(3003, 'Authorize Session'),
  groupManagement: identity(3006, 'Group Management'),
  networkActivity: network(4001, 'Network Activity'),
  httpActivity: network(4002, 'HTTP Activity'),
  dnsActivity: network(4003, 'DNS Activity'),
  smbActivity: network(4006, 'SMB Activity'),
  applicationLifecycle: { uid: 6002, name: 'Application Lifecycle', categoryUid: 6 },
  apiActivity: { uid: 6003, name: 'API Activity', categoryUid: 6 },
  detectionFinding: { uid: 2004, name: 'Detection Finding', categoryUid: 2 },
} as const satisfies Record<string, OcsfClass>;

const names: ReadonlyMap<number, string> = new Map(
  Object.values(ocsfClasses).map(({ uid, name }) => [uid, name]),
);

/** The name of a class, also of one that nothing here maps to. */
export function className(uid: number): string {
  return names.get(uid) ?? `Class ${uid}`;
}
