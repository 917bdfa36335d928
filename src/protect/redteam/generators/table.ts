import type { FamilyId } from '../families.ts';
import type { Generator } from './context.ts';
import { control } from './control.ts';
import { denialOfWallet, multiTurn } from './conversation.ts';
import { directInjection, jailbreak, obfuscation, refusalSuppression } from './direct.ts';
import { exfiltrationMarkup, exfiltrationTool } from './exfiltration.ts';
import {
  indirectCode,
  indirectDocument,
  indirectEmail,
  indirectRag,
  indirectTable,
  indirectTool,
} from './indirect.ts';
import { dataLeakage, systemPrompt } from './leakage.ts';
import { toolAbuse } from './tool-abuse.ts';

export const generators: Readonly<Record<FamilyId, Generator>> = {
  'direct-injection': directInjection,
  jailbreak,
  obfuscation,
  'indirect-document': indirectDocument,
  'indirect-email': indirectEmail,
  'indirect-table': indirectTable,
  'indirect-code': indirectCode,
  'indirect-tool': indirectTool,
  'indirect-rag': indirectRag,
  'exfiltration-markup': exfiltrationMarkup,
  'exfiltration-tool': exfiltrationTool,
  'system-prompt': systemPrompt,
  'tool-abuse': toolAbuse,
  'data-leakage': dataLeakage,
  'multi-turn': multiTurn,
  'refusal-suppression': refusalSuppression,
  'denial-of-wallet': denialOfWallet,
  control,
};
