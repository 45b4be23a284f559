import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COLORS } from '@/lib/export/picture/ink';
import { element, escapeText } from '@/lib/export/picture/markup';
import { fitted, widthOf, wrapped } from '@/lib/export/picture/measure';

it('draws a picture in the colours of the page: no reader takes one tier for another', () => {
  const css = readFileSync('components/ui/tokens.css', 'utf8');
  for (const [name, [light, dark]] of Object.entries(COLORS)) expect(css).toContain(`--${name}: light-dark(${light}, ${dark});`);
});

it('cannot be broken by a name of a victim, whatever characters it has', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = escapeText(text);
      expect(escaped).not.toMatch(/[<>"]|&(?!(amp|lt|gt|quot);)/);
      // Control characters have no place in XML at all.
      expect(/[^\P{Cc}\t\n\r]/u.test(escaped)).toBe(false);
    }),
  );
  expect(element('rect', { x: 1.23456, y: -0, fill: undefined })).toBe('<rect x="1.23" y="0"/>');
});

it('keeps every line within its room, in Latin, Korean and Japanese', () => {
  const text = fc.array(fc.constantFrom('a', 'W', ' ', '북', '盗', '1', 'long-word'), { maxLength: 60 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.integer({ min: 60, max: 400 }), fc.integer({ min: 1, max: 4 }), (words, room, most) => {
      const lines = wrapped(words, 12, room, most);
      expect(lines.length).toBeLessThanOrEqual(most);
      for (const line of lines) expect(widthOf(line, 12)).toBeLessThanOrEqual(room);
      expect(widthOf(fitted(words, 12, room), 12)).toBeLessThanOrEqual(room);
    }),
  );
});
