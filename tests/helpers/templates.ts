/** What a store of a test holds at first: nothing, or the facts that ship with the product. */
export const CONTENTS = ['empty', 'facts'] as const;
export type Content = (typeof CONTENTS)[number];

/** The PostgreSQL database that stores with this content are copied from. */
export function templateName(content: Content): string {
  return `template_of_${content}`;
}
