import { isObject, type JsonObject } from '../common/json-object.ts';

/**
 * The converters of event XML to JSON differ in how they write an element with attributes:
 * `{"#attributes": {…}, "#text": …}`, `{"@Name": …, "#text": …}`, `{"$": {…}, "_": …}`, `{"Value": …}`.
 */
const textKeys = ['#text', '_', '$t', 'Value'] as const;

/** The text of an element, or the value itself when it is plain. */
export function elementText(value: unknown): unknown {
  if (!isObject(value)) return value;
  for (const key of textKeys) if (value[key] !== undefined) return value[key];
  return undefined;
}

/** An attribute of an element; undefined when it has none of that name. */
export function elementAttribute(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  const grouped = value['#attributes'] ?? value.$;
  if (isObject(grouped) && grouped[name] !== undefined) return grouped[name];
  return value[`@${name}`] ?? value[name];
}

function isMarkup(key: string): boolean {
  const first = key.charCodeAt(0);
  // `#attributes`, `#text`, `@xmlns`, `$`
  return first === 35 || first === 64 || key === '$';
}

/** Copies the data of `EventData` or of an element of `UserData` into the fields, each under its own name. */
export function readElementData(data: unknown, fields: JsonObject): void {
  if (Array.isArray(data)) {
    readDataList(data, fields);
    return;
  }
  if (!isObject(data)) return;
  for (const key in data) {
    if (isMarkup(key)) continue;
    const value = data[key];
    if (key === 'Data') readDataList(Array.isArray(value) ? value : [value], fields);
    else readNamed(key, value, fields);
  }
}

function readNamed(name: string, value: unknown, fields: JsonObject): void {
  if (!isObject(value)) {
    fields[name] = value;
    return;
  }
  const text = elementText(value);
  if (text === undefined) readElementData(value, fields);
  else fields[name] = text;
}

/** `<Data>` elements: named ones become fields, nameless ones (classic event sources) together become `Data`. */
function readDataList(elements: readonly unknown[], fields: JsonObject): void {
  const nameless: unknown[] = [];
  for (const element of elements) {
    const name = elementAttribute(element, 'Name');
    const text = elementText(element);
    if (typeof name === 'string' && name !== '') fields[name] = text ?? '';
    else if (Array.isArray(text)) nameless.push(...text);
    else if (text !== undefined && text !== null) nameless.push(text);
  }
  if (nameless.length > 0) fields.Data = nameless.length === 1 ? nameless[0] : nameless;
}

/** `UserData` wraps its data in one element whose name says nothing to rules. */
export function readUserData(data: unknown, fields: JsonObject): void {
  if (!isObject(data)) return;
  for (const key in data) {
    if (isMarkup(key)) continue;
    if (isObject(data[key])) readElementData(data[key], fields);
    else fields[key] = data[key];
  }
}
