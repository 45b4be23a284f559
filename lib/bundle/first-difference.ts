type Value = unknown;

/** Where two JSON values differ first, in a sentence; undefined where they are equal, in whatever order their names come. */
export function firstDifference(stated: Value, computed: Value, path = ''): string | undefined {
  if (Object.is(stated, computed)) return undefined;
  if (Array.isArray(stated) && Array.isArray(computed)) return inList(stated, computed, path);
  if (isObject(stated) && isObject(computed)) return inObject(stated, computed, path);
  return `${path === '' ? 'the whole' : path} is ${shown(stated)} in the bundle and ${shown(computed)} when computed again`;
}

function inList(stated: readonly Value[], computed: readonly Value[], path: string): string | undefined {
  for (let i = 0; i < Math.min(stated.length, computed.length); i++) {
    const found = firstDifference(stated[i], computed[i], `${path}[${i}]`);
    if (found !== undefined) return found;
  }
  if (stated.length === computed.length) return undefined;
  return `${path} has ${stated.length} rows in the bundle and ${computed.length} when computed again`;
}

function inObject(stated: Readonly<Record<string, Value>>, computed: Readonly<Record<string, Value>>, path: string): string | undefined {
  for (const name of new Set([...Object.keys(computed), ...Object.keys(stated)])) {
    const found = firstDifference(stated[name], computed[name], path === '' ? name : `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const LONGEST = 200;

function shown(value: Value): string {
  if (value === undefined) return 'not there';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
