import type { Interval } from '@/lib/core/intervals';

/** Intervals that are still to be read, shared by several who read at the same time. */
export interface Todo {
  /** The newest. Waits while others read, for they may put a part of theirs back; undefined when nothing is left to come. */
  take(): Promise<Interval | undefined>;
  putBack(rest: Interval): void;
  /** Says that what one took is read, or never will be. */
  read(): void;
}

/** Makes the list of what is to be read, newest first. */
export function createTodo(intervals: readonly Interval[]): Todo {
  const todo = intervals.toSorted((a, b) => a.from - b.from);
  const waiting: (() => void)[] = [];
  let reading = 0;
  const wake = () => waiting.splice(0).forEach((go) => go());
  return {
    async take() {
      while (todo.length === 0 && reading > 0) await new Promise<void>((resolve) => waiting.push(resolve));
      const next = todo.pop();
      if (next !== undefined) reading++;
      return next;
    },
    putBack(rest) {
      todo.push(rest);
      wake();
    },
    read() {
      reading--;
      if (reading === 0) wake();
    },
  };
}
