/** The package ships no types: what the tests use of it. */
declare module '@citation-js/core' {
  export const plugins: { readonly input: { chain(text: string, options: { generateGraph: boolean }): unknown[] } };
}
declare module '@citation-js/plugin-bibtex';
