/** Text that is safe to put into HTML as it is. Only {@link html} and {@link join} make it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

// Characters that hide, reorder or forge what a person sees: controls, bidi marks, zero-width and tag characters,
// variation selectors, private use, lone surrogates. Line break and tab stay.
const hidden =
  /(?![\n\t])\p{Cc}|\p{Cf}|\p{Co}|\p{Cs}|\p{Zl}|\p{Zp}|\p{Variation_Selector}|[\u034f\u115f\u1160\u3164\uffa0]/gu;

/** Text of others, so written that it can only be read: entities for markup, code points for what cannot be seen. */
export function escapeText(text: string): string {
  return text
    .replace(
      hidden,
      (letter) => `\u27e8U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}\u27e9`,
    )
    .replace(/[&<>"'`]/g, (letter) => entities[letter]!);
}

type Value = Markup | string | number | readonly Markup[];

/** A template whose values are escaped unless they are markup already. Attributes must stand in double quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const written = values.map((value) => {
    if (value instanceof Markup) return value.text;
    return typeof value === 'object' ? value.map(({ text }) => text).join('') : escapeText(String(value));
  });
  return new Markup(parts.map((part, index) => part + (written[index] ?? '')).join(''));
}

export const nothing = html``;
