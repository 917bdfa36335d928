import { inNetwork, parseAddress } from '../match/cidr.ts';
import { compareNumbers } from '../match/compare.ts';
import { matchPattern } from '../match/match-pattern.ts';
import { numberOf } from '../match/texts-of.ts';
import { timePart } from '../match/time-part.ts';
import type { LiteralTest, PredicateTest } from './predicate.ts';

/**
 * Whether a text passes a test. Tests of the field itself (`exists`, `null`) and of another one (`fieldref`) need the event
 * and never pass here.
 *
 * @param text folded when the test ignores case
 */
export function testText(test: PredicateTest, text: string): boolean {
  switch (test.op) {
    case 'equals':
    case 'contains':
    case 'prefix':
    case 'suffix':
      return testLiteral(test, text);
    case 'set':
      return test.tests.some((each) => testLiteral(each, text));
    case 'glob':
      return matchPattern(test.pattern, text);
    case 'regex':
      return test.regex.test(text);
    case 'anything':
      return true;
    case 'cidr': {
      const address = parseAddress(text.trim());
      return address !== undefined && inNetwork(test.network, address);
    }
    case 'compare': {
      const number = test.part === undefined ? numberOf(text) : timePart(text, test.part);
      return number !== undefined && compareNumbers(test.comparison, number, test.number);
    }
    default:
      return false;
  }
}

function testLiteral(test: LiteralTest, text: string): boolean {
  if (test.op === 'equals') return text === test.text;
  if (test.op === 'contains') return text.includes(test.text);
  return test.op === 'prefix' ? text.startsWith(test.text) : text.endsWith(test.text);
}
