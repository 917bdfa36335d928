/**
 * Channels of the Windows event log to the `service` that Sigma's taxonomy gives them
 * (sigma-specification, appendix "taxonomy"). Keys are lower case: senders do not agree on the case of a channel.
 */
const services: Readonly<Record<string, string>> = {
  application: 'application',
  security: 'security',
  system: 'system',
  'microsoft-windows-sysmon/operational': 'sysmon',
  'linux-sysmon/operational': 'sysmon',
  'microsoft-windows-powershell/operational': 'powershell',
  'powershellcore/operational': 'powershell',
  'windows powershell': 'powershell-classic',
  'microsoft-windows-taskscheduler/operational': 'taskscheduler',
  'microsoft-windows-windows defender/operational': 'windefend',
  'microsoft-windows-wmi-activity/operational': 'wmi',
  'microsoft-windows-bits-client/operational': 'bits-client',
  'microsoft-windows-windows firewall with advanced security/firewall': 'firewall-as',
  'microsoft-windows-dns-client/operational': 'dns-client',
  'microsoft-windows-dns client events/operational': 'dns-client',
  'dns server': 'dns-server',
  'microsoft-windows-dns-server/audit': 'dns-server-audit',
  'microsoft-windows-dns-server/analytical': 'dns-server-analytic',
  'microsoft-windows-dhcp-server/operational': 'dhcp',
  'microsoft-windows-ntlm/operational': 'ntlm',
  'microsoft-windows-driverframeworks-usermode/operational': 'driver-framework',
  'microsoft-windows-printservice/admin': 'printservice-admin',
  'microsoft-windows-printservice/operational': 'printservice-operational',
  'microsoft-windows-smbclient/security': 'smbclient-security',
  'microsoft-windows-smbclient/connectivity': 'smbclient-connectivity',
  'microsoft-windows-smbserver/connectivity': 'smbserver-connectivity',
  'microsoft-windows-codeintegrity/operational': 'codeintegrity-operational',
  'microsoft-windows-applocker/exe and dll': 'applocker',
  'microsoft-windows-applocker/msi and script': 'applocker',
  'microsoft-windows-applocker/packaged app-deployment': 'applocker',
  'microsoft-windows-applocker/packaged app-execution': 'applocker',
  'microsoft-windows-appxdeploymentserver/operational': 'appxdeployment-server',
  'microsoft-windows-appxpackaging/operational': 'appxpackaging-om',
  'microsoft-windows-appmodel-runtime/admin': 'appmodel-runtime',
  'microsoft-windows-terminalservices-localsessionmanager/operational':
    'terminalservices-localsessionmanager',
  'microsoft-windows-security-mitigations/kernel mode': 'security-mitigations',
  'microsoft-windows-security-mitigations/user mode': 'security-mitigations',
  'microsoft-windows-shell-core/operational': 'shell-core',
  'microsoft-windows-lsa/operational': 'lsa-server',
  'microsoft-windows-ldap-client/debug': 'ldap',
  'microsoft-windows-capi2/operational': 'capi2',
  'microsoft-windows-certificateservicesclient-lifecycle-system/operational':
    'certificateservicesclient-lifecycle-system',
  'microsoft-windows-diagnosis-scripted/operational': 'diagnosis-scripted',
  'microsoft-windows-hyper-v-worker': 'hyper-v-worker',
  'microsoft-windows-kernel-eventtracing': 'kernel-event-tracing',
  'microsoft-windows-kernel-shimengine/operational': 'kernel-shimengine',
  'microsoft-windows-kernel-shimengine/diagnostic': 'kernel-shimengine',
  'microsoft-windows-vhdmp/operational': 'vhdmp',
  'microsoft-servicebus-client': 'microsoft-servicebus-client',
  'microsoft-servicebus-client/operational': 'microsoft-servicebus-client',
  'microsoft-servicebus-client/admin': 'microsoft-servicebus-client',
  'microsoft-iis-configuration/operational': 'iis-configuration',
  'microsoft-windows-bitlocker/bitlocker management': 'bitlocker',
  'msexchange management': 'msexchange-management',
  'openssh/operational': 'openssh',
};

const known = new Map(Object.entries(services));
/** As senders spelled it, so that most events need no lower-casing. */
const spelled = new Map<string, string | undefined>();
const SPELLINGS_MAX = 1024;

/** Sigma's `service` of a channel, whatever its case; undefined for channels that the taxonomy does not name. */
export function serviceOf(channel: string): string | undefined {
  if (spelled.has(channel)) return spelled.get(channel);
  const service = known.get(channel.toLowerCase());
  if (spelled.size < SPELLINGS_MAX && channel.length < 256) spelled.set(channel, service);
  return service;
}
