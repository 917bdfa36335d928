import { company } from './company.ts';
import type { Random } from './random.ts';
import type { SimulatedRecord } from './record.ts';

export interface CloudCall {
  readonly user: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly sourceIp: string;
  readonly userAgent?: string;
  readonly requestParameters?: unknown;
  readonly responseElements?: unknown;
  readonly additionalEventData?: unknown;
  readonly errorCode?: string;
  readonly isRoot?: boolean;
}

/** A CloudTrail record. */
export function cloudTrailRecord(random: Random, timeMs: number, call: CloudCall): SimulatedRecord {
  const userIdentity = call.isRoot
    ? {
        type: 'Root',
        principalId: company.awsAccount,
        arn: `arn:aws:iam::${company.awsAccount}:root`,
        accountId: company.awsAccount,
      }
    : {
        type: 'IAMUser',
        principalId: `AIDA${random.hex(16).toUpperCase()}`,
        arn: `arn:aws:iam::${company.awsAccount}:user/${call.user}`,
        accountId: company.awsAccount,
        userName: call.user,
      };
  const line = JSON.stringify({
    eventVersion: '1.09',
    userIdentity,
    eventTime: new Date(timeMs).toISOString().replace(/\.\d+Z$/, 'Z'),
    eventSource: call.eventSource,
    eventName: call.eventName,
    awsRegion: 'eu-north-1',
    sourceIPAddress: call.sourceIp,
    userAgent: call.userAgent ?? 'aws-cli/2.17.0 Python/3.12 Linux/6.8',
    requestParameters: call.requestParameters ?? null,
    responseElements: call.responseElements ?? null,
    ...(call.additionalEventData ? { additionalEventData: call.additionalEventData } : {}),
    ...(call.errorCode ? { errorCode: call.errorCode, errorMessage: 'Access denied' } : {}),
    requestID: random.uuid(),
    eventID: random.uuid(),
    readOnly: /^(Get|List|Describe)/.test(call.eventName),
    eventType: call.eventName === 'ConsoleLogin' ? 'AwsConsoleSignIn' : 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: company.awsAccount,
    eventCategory: 'Management',
  });
  return { timeMs, source: 'aws', format: 'cloudtrail', line };
}
