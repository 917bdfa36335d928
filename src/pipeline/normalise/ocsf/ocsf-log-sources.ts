import type { LogSource } from '../../../contracts/event.ts';
import { type JsonObject, objectAt } from '../common/json-object.ts';

/** Classes with their activities to Sigma's categories; field names stay OCSF's, so only rules written for OCSF match. */
const categories: ReadonlyMap<number, string> = new Map([
  [100701, 'process_creation'],
  [100702, 'process_termination'],
  [100101, 'file_event'],
  [100104, 'file_delete'],
  [100501, 'image_load'],
  [400101, 'network_connection'],
  [400301, 'dns_query'],
]);

/** `ocsf` is the product; the vendor's own name is the service, so that rules can name it. */
export function ocsfLogSources(record: JsonObject): readonly LogSource[] {
  const sources: LogSource[] = [];
  const product = objectAt(objectAt(record, 'metadata') ?? {}, 'product')?.name;
  sources.push(
    typeof product === 'string' && product.length <= 128
      ? { product: 'ocsf', service: product.toLowerCase() }
      : { product: 'ocsf' },
  );
  const classUid = record.class_uid;
  const activityId = record.activity_id;
  if (typeof classUid === 'number' && typeof activityId === 'number') {
    const category = categories.get(classUid * 100 + activityId);
    if (category !== undefined) sources.push({ product: 'ocsf', category });
  }
  return sources;
}
