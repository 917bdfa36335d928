import { z } from 'zod';

/** A technique of MITRE ATT&CK (`T1059.001`) or ATLAS (`AML.T0051`). */
export const techniqueSchema = z.object({
  framework: z.enum(['attack', 'atlas']),
  id: z.string(),
  name: z.string().optional(),
  /** Tactic's short name as in ATT&CK, e.g. `credential-access`. */
  tactic: z.string().optional(),
});
export type Technique = Readonly<z.infer<typeof techniqueSchema>>;
