import type { GuardReader, GuardReason } from '../../../contracts/guard.ts';
import { schemaErrors } from './check-schema.ts';
import { NotJson } from './json-progress.ts';
import { SchemaProgress } from './schema-progress.ts';
import { type SchemaError, type SchemaSource, UncheckableSchema } from './schema-run.ts';

/** What is wrong with an answer as a whole. */
interface Finding {
  readonly rule: 'answer-not-json' | 'answer-schema' | 'schema-uncheckable' | 'answer-too-long';
  readonly explanation: string;
}

const ANSWER_UNITS_MAX = 1_048_576;

/** Follows one text of an answer that has to satisfy schemas, and speaks at most once. */
export class AnswerReader implements GuardReader {
  readonly #guard: string;
  readonly #path: string;
  readonly #sources: readonly SchemaSource[];
  readonly #progress: SchemaProgress[] = [];
  #text = '';
  #isOver = false;

  constructor(guard: string, path: string, sources: readonly SchemaSource[]) {
    this.#guard = guard;
    this.#path = path;
    this.#sources = sources;
  }

  push(text: string): readonly GuardReason[] {
    if (this.#isOver) return [];
    this.#text += text;
    return this.#tell(this.#guarded(() => this.#follow(text)));
  }

  end(): readonly GuardReason[] {
    // An answer of nothing was refused or is a tool call: there is nothing to hold to a schema.
    if (this.#isOver || this.#text.trim() === '') return [];
    return this.#tell(this.#guarded(() => this.#whole()));
  }

  #follow(text: string): Finding | undefined {
    if (this.#text.length > ANSWER_UNITS_MAX)
      return {
        rule: 'answer-too-long',
        explanation: 'The answer is too long to be checked against a schema.',
      };
    if (this.#progress.length === 0)
      for (const source of this.#sources) this.#progress.push(new SchemaProgress(source));
    for (const progress of this.#progress) {
      const error = progress.push(text);
      if (error !== undefined) return broken(error);
    }
    return undefined;
  }

  #whole(): Finding | undefined {
    if (this.#progress.some(({ isComplete }) => !isComplete)) throw new NotJson('it ends too early');
    const value: unknown = JSON.parse(this.#text);
    for (const source of this.#sources) {
      const [error] = schemaErrors(source, value);
      if (error !== undefined) return broken(error);
    }
    return undefined;
  }

  #guarded(work: () => Finding | undefined): Finding | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof NotJson)
        return {
          rule: 'answer-not-json',
          explanation: `The answer has to be JSON and is not: ${error.message}.`,
        };
      if (error instanceof UncheckableSchema)
        return {
          rule: 'schema-uncheckable',
          explanation: `The schema of the answer cannot be checked: ${error.message}.`,
        };
      throw error;
    }
  }

  #tell(finding: Finding | undefined): readonly GuardReason[] {
    if (finding === undefined) return [];
    this.#isOver = true;
    const spans = [{ path: this.#path, start: 0, end: this.#text.length, label: 'schema' }];
    this.#text = '';
    return [{ guard: this.#guard, rule: finding.rule, score: 1, spans, explanation: finding.explanation }];
  }
}

function broken({ pointer, keyword, expected }: SchemaError): Finding {
  const place = pointer === '' ? 'The answer as a whole' : `The answer's value at ${pointer.slice(0, 200)}`;
  return {
    rule: 'answer-schema',
    explanation: `${place} breaks "${keyword}" of its schema: expected is ${expected} (OWASP LLM05).`,
  };
}
