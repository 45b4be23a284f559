/** Shares of the font size, a little above those of Source Sans 3, so that a line never runs over. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|[\ud800-\udbff][\udc00-\udfff]/u, 1],
  [/[ijlI.,:;'|!()[\]·]/u, 0.28],
  [/\s/u, 0.22],
  [/[mwMW@%—…]/u, 0.86],
  [/[A-Z]/u, 0.6],
  [/./u, 0.52],
];

/** How wide a line of text is at most, in pixels. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += (WIDTHS.find(([kind]) => kind.test(character))?.[1] ?? 0.6) * size;
  return width;
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function fitted(text: string, size: number, room: number): string {
  if (widthOf(text, size) <= room) return text;
  let cut = '';
  for (const character of text) {
    if (widthOf(`${cut}${character}…`, size) > room) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}

/** The text in lines of that width, the last one cut if there would be more than `most`. */
export function wrapped(text: string, size: number, room: number, most: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of pieces(text)) {
    if (current === '' || widthOf(current + word.trimEnd(), size) <= room) current += word;
    else {
      lines.push(current.trimEnd());
      current = word;
    }
  }
  if (current.trim() !== '') lines.push(current.trimEnd());
  if (lines.length <= most) return lines.map((line) => fitted(line, size, room));
  const [kept, rest] = [lines.slice(0, most - 1), lines.slice(most - 1)];
  return [...kept, rest.join(' ')].map((line) => fitted(line, size, room));
}

/** Words with the space behind them; Chinese and Japanese may break behind every character. */
function pieces(text: string): readonly string[] {
  return text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/gu) ?? [];
}
