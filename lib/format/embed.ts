/** An embed of a chart for another site. */
export interface Embed {
  /** Where we are seen, without a slash at the end. */
  readonly origin: string;
  readonly chart: string;
  readonly title: string;
  /** Filters and settings, `theme` and `lang` and `v` among them. */
  readonly params: Readonly<Record<string, string>> | URLSearchParams;
  /** Pixels, or 100 % of the place that it is put into. */
  readonly width?: number;
  readonly height: number;
}

/** Where the embed is, on this site. */
export function embedPath(chart: string, params: Embed['params']): string {
  const query = new URLSearchParams(params instanceof URLSearchParams ? params : { ...params }).toString();
  return `/embed/${chart}${query === '' ? '' : `?${query}`}`;
}

/**
 * A frame of fixed height for any page: nothing has to run there for it. With the script of `followScript` on the same
 * page it takes the height of what it shows.
 */
export function embedFrame({ origin, chart, title, params, width, height }: Embed): string {
  const source = attribute(`${origin}${embedPath(chart, params)}`);
  return `<iframe src="${source}" title="${attribute(title)}" width="${width ?? '100%'}" height="${height}" loading="lazy" style="border:0;max-width:100%" data-tracker-embed></iframe>`;
}

/** The line that lets frames of ours on a page take the height of what they show. */
export function followScript(origin: string): string {
  return `<script src="${attribute(origin)}/embed.js" async></script>`;
}

function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
