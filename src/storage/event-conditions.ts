import type { EventQuery } from './ports/index.ts';

/** How a database spells what every search needs. */
export interface TextFunctions {
  /** Condition that column contains the parameter, exactly. */
  readonly contains: (column: string) => string;
  /** Condition that column contains the parameter's text, whatever the case. */
  readonly containsAnyCase: (
    column: string,
    text: string,
  ) => { readonly sql: string; readonly parameter: string };
}

export interface Conditions {
  /** Joined by AND; `?` for each parameter. */
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

/**
 * Conditions of a search other than time and place. For fields and entity they only say that the wanted text occurs
 * in the stored JSON; {@link matchesExactly} decides.
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
  if (query.entity) {
    const { sql, parameter } = functions.containsAnyCase('entities', jsonFragment(query.entity.name));
    add(sql, parameter);
  }
  if (query.text !== undefined && query.text !== '') {
    const { sql, parameter } = functions.containsAnyCase('raw', query.text);
    add(sql, parameter);
  }
  return { sql: clauses.join(' AND '), parameters };
}

/** The text as it stands inside a JSON string. */
function jsonFragment(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
