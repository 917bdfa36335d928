import { z } from 'zod';

/** An incident by id (`inc_…`) or number (`42`). */
export const incidentParams = z.strictObject({
  id: z.string().regex(/^(?:inc_[0-9a-z]{1,64}|[1-9]\d{0,14})$/, 'expected an incident id or number'),
});
