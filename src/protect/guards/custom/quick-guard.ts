import type { CustomGuardConfig } from '../../../contracts/custom-guard.ts';
import type { Guard } from '../../../contracts/guard.ts';
import { createRegexGuard } from './regex-guard.ts';
import { createWordsGuard } from './words-guard.ts';

type QuickConfig = Extract<CustomGuardConfig, { type: 'words' | 'regex' }>;

/** Whether a guard answers at once: it needs no other thread and no other host. */
export function isQuick(config: CustomGuardConfig): config is QuickConfig {
  return config.type === 'words' || config.type === 'regex';
}

/** @throws Error for a pattern that is no RE2 expression */
export function createQuickGuard(config: QuickConfig): Guard {
  return config.type === 'words' ? createWordsGuard(config) : createRegexGuard(config);
}
