import type { EventQuery } from './ports/index.ts';

/** How a database spells what every search needs; `?` stands for the parameter. */
export interface TextFunctions {
  /** Condition that the column contains the parameter, exactly. */
  readonly contains: (column: string) => string;
  /** Operator of a pattern match that takes no notice of the case of ASCII letters. */
  readonly like: 'LIKE' | 'ILIKE';
}

export interface Conditions {
  /** Joined by AND; `?` for each parameter. */
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

/**
 * Conditions of a search other than time and place. For fields, entity and text beyond ASCII they only say that a part
 * of what is wanted occurs; {@link matchesExactly} decides.
 */
export function eventConditions(query: EventQuery, functions: TextFunctions): Conditions {
  const clauses: string[] = [];
  const parameters: (string | number)[] = [];
  const add = (sql: string, parameter: string | number) => {
    clauses.push(sql);
    parameters.push(parameter);
  };
  if (query.source !== undefined) add('source = ?', query.source);
  if (query.format !== undefined) add('format = ?', query.format);
  if (query.classUid !== undefined) add('class_uid = ?', query.classUid);
  if (query.severityIdMin !== undefined) add('severity_id >= ?', query.severityIdMin);
  for (const value of Object.values(query.fields ?? {})) add(functions.contains('ocsf'), jsonFragment(value));
  const addLike = (column: string, text: string) => {
    const part = longestAscii(text);
    if (part !== '')
      add(`${column} ${functions.like} ? ESCAPE '\\'`, `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`);
  };
  if (query.entity) addLike('entities', jsonFragment(query.entity.name));
  if (query.text !== undefined) addLike('raw', query.text);
  return { sql: clauses.join(' AND '), parameters };
}

/** The text as it stands inside a JSON string. */
function jsonFragment(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Databases differ in what they know of the case of other letters. */
function longestAscii(text: string): string {
  return text
    .split(/[^\t\x20-\x7e]+/)
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
