/** In which line of its file each row stands: an entry only where a row does not follow the one before line by line. */
export interface Lines {
  /** Tells the line of the next row. */
  add(line: number): void;
  /** The line of a row, counted from 0. */
  lineOf(row: number): number;
}

export function createLines(): Lines {
  const jumps: { row: number; line: number }[] = [];
  let next = 0;
  const lineOf = (row: number) => {
    const jump = jumps.findLast((one) => one.row <= row);
    return jump === undefined ? -1 : jump.line + row - jump.row;
  };
  return {
    add(line) {
      const last = jumps.at(-1);
      if (last === undefined || line - last.line !== next - last.row) jumps.push({ row: next, line });
      next++;
    },
    lineOf,
  };
}
