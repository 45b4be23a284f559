import type { Query } from '@/components/lists/query';
import { TrackerError } from '@/lib/core/errors';
import { sinceTime, untilTime } from '@/lib/format/window';

/** The window that an address asks for in milliseconds. One that can't be read is said, and the whole span shown. */
export function readSpan({ since, until }: Query): { span: { since?: number; until?: number }; problem?: string } {
  try {
    const from = since === undefined ? undefined : sinceTime(since);
    const to = until === undefined ? undefined : untilTime(until);
    if (from !== undefined && to !== undefined && from >= to) return { span: {}, problem: 'The window ends before it starts, so the whole span is shown.' };
    return { span: { since: from, until: to } };
  } catch (error) {
    if (error instanceof TrackerError) return { span: {}, problem: `The window could not be read, so the whole span is shown: ${error.message.slice(0, 120)}` };
    throw error;
  }
}
