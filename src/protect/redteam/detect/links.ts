/** An address in an answer. */
export interface Link {
  readonly host: string;
  /** As it is written, and with its percent-encoding undone where that is possible. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const LINKS_MAX = 500;
const address = /(?:https?:)?\/\/[^\s"'<>)\]`]{1,2000}/gi;

/** Every address in a text, in markdown, HTML, style or bare. */
export function linksOf(text: string): readonly Link[] {
  const links: Link[] = [];
  for (const match of text.matchAll(address)) {
    if (links.length >= LINKS_MAX) break;
    const host = /^(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(match[0])?.[1]?.toLowerCase();
    if (host === undefined) continue;
    const text = `${match[0]} ${percentDecoded(match[0])}`;
    links.push({ host, text, start: match.index, end: match.index + match[0].length });
  }
  return links;
}

export function isHostOf(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}
