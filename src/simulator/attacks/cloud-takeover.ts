import { type CloudCall, cloudTrailRecord } from '../cloud-record.ts';
import { company } from '../company.ts';
import type { Random } from '../random.ts';
import type { SimulatedRecord } from '../record.ts';

/** A stolen cloud password: guesses, a sign-in without a second factor, the log switched off, a key to come back with. */
export function cloudTakeover(random: Random, startMs: number): SimulatedRecord[] {
  const user = company.people[6].user;
  const sourceIp = company.attackerIps[2];
  let timeMs = startMs;
  const call = (more: Omit<CloudCall, 'user' | 'sourceIp'>): SimulatedRecord => {
    timeMs += random.integer(5_000, 40_000);
    return cloudTrailRecord(random, timeMs, { user, sourceIp, ...more });
  };
  const login = (outcome: 'Failure' | 'Success'): SimulatedRecord =>
    call({
      eventSource: 'signin.amazonaws.com',
      eventName: 'ConsoleLogin',
      userAgent: 'Mozilla/5.0',
      responseElements: { ConsoleLogin: outcome },
      additionalEventData: { MFAUsed: 'No', MobileVersion: 'No' },
    });
  const iam = 'iam.amazonaws.com';
  return [
    login('Failure'),
    login('Failure'),
    login('Failure'),
    login('Success'),
    call({ eventSource: iam, eventName: 'ListUsers' }),
    call({
      eventSource: 'secretsmanager.amazonaws.com',
      eventName: 'ListSecrets',
      errorCode: 'AccessDenied',
    }),
    call({
      eventSource: 'cloudtrail.amazonaws.com',
      eventName: 'StopLogging',
      requestParameters: { name: 'main' },
    }),
    call({ eventSource: iam, eventName: 'CreateAccessKey', requestParameters: { userName: 'ci-deployer' } }),
    call({
      eventSource: 's3.amazonaws.com',
      eventName: 'PutBucketPolicy',
      requestParameters: {
        bucketName: 'lindqvist-invoices',
        bucketPolicy: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: '*',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::lindqvist-invoices/*',
            },
          ],
        },
      },
    }),
  ];
}
