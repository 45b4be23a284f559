import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { TrackerError } from '@/lib/core/errors';
import type { ReadList } from './listing';
import { createRows } from './rows';
import { saysOf } from './says';

const text = z.string().trim().min(1);
const words = z.union([text.transform((word) => [word]), z.array(text)]);

/** What a tag may say, and its header for all tags. */
const fields = z.object({
  label: text.optional(),
  actor: text.optional(),
  source: text.optional(),
  currency: text.optional(),
  network: text.optional(),
  category: text.optional(),
  concepts: words.optional(),
  abuse: text.optional(),
  confidence: text.optional(),
  lastmod: text.optional(),
});
const header = fields.extend({ title: text, description: text.optional(), tags: z.array(z.unknown()) });
const tag = fields.extend({ address: text });

/**
 * Reads a TagPack of GraphSense (YAML): a header whose fields count for every tag that does not have its own, and tags
 * with address, label and source. Throws `bad_value` for what is no TagPack; a tag that can't be read is told.
 */
export function readTagPack(yaml: string, today: string): ReadList {
  const pack = header.safeParse(parseYaml(yaml));
  if (!pack.success) {
    const issue = pack.error.issues[0];
    throw bad(`It is no TagPack: ${issue?.path.join('.') || 'the file'} ${issue?.message ?? 'is wrong'}.`);
  }
  const { title, description = '', tags, ...shared } = pack.data;
  const rows = createRows(today);
  const dates: string[] = shared.lastmod === undefined ? [] : [shared.lastmod];
  tags.forEach((written, i) => {
    const place = `tag ${i + 1}`;
    const read = tag.safeParse(written);
    if (!read.success) {
      const issue = read.error.issues[0];
      return rows.report({ place, problem: `Its ${issue?.path.join('.') || 'content'} can't be read: ${issue?.message ?? 'it is wrong'}. The tag is left out.` });
    }
    const { address, label, actor, source, currency, network, category, concepts = [], abuse, confidence, lastmod } = { ...shared, ...read.data };
    if (label === undefined) return rows.report({ place, problem: 'It has no label. The tag is left out.' });
    if (lastmod !== undefined) dates.push(lastmod);
    const kind = category ?? (concepts.length > 0 ? concepts.join(', ') : null);
    rows.add({
      place,
      address,
      asset: network ?? currency ?? null,
      date: lastmod ?? null,
      listing: {
        entity: label,
        says: saysOf({ entity: label, actor, category: kind, ofList: [title, description], sanctioned: abuse === 'sanction' }),
        category: kind,
        programmes: [],
        link: source ?? null,
        confidence: confidence ?? null,
      },
    });
  });
  const days = dates.map((date) => date.slice(0, 10)).filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && day <= today).sort();
  return rows.end(title, shared.lastmod?.slice(0, 10) ?? days.at(-1) ?? null);
}

/** Every scalar as it is written: YAML would make a number of an address that begins with 0x. */
function parseYaml(yaml: string): unknown {
  try {
    return parse(yaml, { schema: 'failsafe', maxAliasCount: 100, logLevel: 'error' });
  } catch (cause) {
    const why = cause instanceof YAMLParseError ? cause.message.split('\n')[0] : cause instanceof Error ? cause.message : '';
    throw bad(`It is no YAML: ${why}`, cause);
  }
}

function bad(message: string, cause?: unknown): TrackerError {
  return new TrackerError('bad_value', message, { fix: 'A TagPack has a title and a list of tags, each with an address and a label.', cause });
}
