/** The parameters of a page, one value each; empty fields of a form are left out. */
export type Query = Readonly<Record<string, string>>;

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** Reads what Next gives a page. A name given twice becomes one comma-separated value. */
export function readQuery(params: SearchParams): Query {
  const given = Object.entries(params).map(([name, value]) => {
    const values = (Array.isArray(value) ? value : [value ?? '']).map((text) => text.trim()).filter((text) => text !== '');
    return [name, values.join(',')] as const;
  });
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

/** The query without some names: what only the page knows must not reach the list behind it. */
export function without(query: Query, ...names: readonly string[]): Query {
  return Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name)));
}

/** A path with the query and some changes to it; a change to '' takes the parameter away. */
export function href(path: string, query: Query, changes: Query = {}): string {
  const merged = Object.entries({ ...query, ...changes }).filter(([, value]) => value !== '');
  const text = new URLSearchParams(merged).toString();
  return text === '' ? path : `${path}?${text}`;
}
