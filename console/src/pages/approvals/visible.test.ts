import { expect, it } from 'vitest';
import { visible } from './visible.ts';

it('shows what hides in texts and keys, and leaves the rest', () => {
  expect(visible({ 'to\u200b': ['eve@\u202eelpmaxe.example', 5, null], ok: 'Ünïcode 日本 😀' })).toEqual({
    'to⟨U+200B⟩': ['eve@⟨U+202E⟩elpmaxe.example', 5, null],
    ok: 'Ünïcode 日本 😀',
  });
  expect(visible('\u{e0041}')).toBe('⟨U+E0041⟩');
});
