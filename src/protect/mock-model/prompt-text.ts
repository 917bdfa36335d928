type JsonObject = Readonly<Record<string, unknown>>;

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textOf).join(' ');
  if (typeof value === 'object' && value !== null) {
    const object = value as JsonObject;
    return textOf(object.text ?? object.content ?? object.output ?? object.parts ?? '');
  }
  return '';
}

/** The text of the last thing said to the model, in whichever shape the request has. */
export function promptText(body: JsonObject): string {
  const turns = body.messages ?? body.input ?? body.prompt ?? body.contents;
  return textOf(Array.isArray(turns) ? turns.at(-1) : turns);
}
