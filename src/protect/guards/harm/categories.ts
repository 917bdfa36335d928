/** What harmful content is about. */
export const harmCategories = [
  'violence',
  'self-harm',
  'sexual',
  'hate',
  'weapons',
  'drugs',
  'crime',
  'cyber-abuse',
  'privacy',
] as const;
export type HarmCategory = (typeof harmCategories)[number];
