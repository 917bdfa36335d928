import { useEffect, useRef } from 'react';

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** How long the second key of a chord such as `g i` may take, milliseconds. */
const chordMs = 1200;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.matches('input, textarea, select, [role="menuitem"], [cmdk-input]')
  );
}

function keyName(event: KeyboardEvent): string {
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  return `${mod}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
}

/**
 * Listens for keys on the whole page. Names are `j`, `Enter`, `mod+k` (ctrl or cmd) or a chord `g i`. Plain keys rest
 * while somebody types or a dialog is open; `mod+…` always works.
 */
export function useKeys(map: KeyMap, enabled = true): void {
  const latest = useRef(map);
  latest.current = map;
  useEffect(() => {
    if (!enabled) return;
    let first = '';
    let firstAtMs = 0;
    const onKey = (event: KeyboardEvent) => {
      const name = keyName(event);
      const plain = !name.startsWith('mod+');
      if (plain && (isTyping(event.target) || event.altKey || document.querySelector('dialog[open]'))) return;
      const chord = event.timeStamp - firstAtMs < chordMs ? `${first} ${name}` : '';
      const act = latest.current[chord] ?? latest.current[name];
      first = name;
      firstAtMs = event.timeStamp;
      if (!act || event.defaultPrevented) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [enabled]);
}
