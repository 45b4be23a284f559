/** A JSON array with one row a line, in pieces: a long list is held nowhere, and two can be compared line by line. */
export function* jsonRows(rows: Iterable<object>): Generator<string, void, undefined> {
  let [piece, before] = ['[', '\n'];
  for (const row of rows) {
    piece += before + JSON.stringify(row);
    before = ',\n';
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n]\n`;
}

const PIECE = 65_536;

/** A JSON document for people and machines. Amounts are integers of any size, as text. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? one.toString() : one), 2)}\n`;
}
