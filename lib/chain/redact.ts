/** Shorter parts of a path (`v3`, `rpc`) are no keys, and cutting them would make sentences unreadable. */
const SHORTEST_SECRET = 5;

/**
 * Makes a text fit to be shown: every URL in it is cut to its host, and every part of the given URL that may be
 * a key (user, password, path, query) is blotted out, plain or percent-encoded. One line, 200 characters.
 */
export function redact(text: string, url: string): string {
  const { username, password, pathname, searchParams } = new URL(url);
  const parts = [username, password, ...pathname.split('/'), ...searchParams.values()];
  const secrets = parts.flatMap((part) => [part, decode(part)]).filter((part) => part.length >= SHORTEST_SECRET);
  let shown = text.replace(/\bhttps?:\/\/[^\s"'<>)]+/gi, (found) => (URL.canParse(found) ? new URL(found).host : '…'));
  for (const secret of [pathname.slice(1), ...secrets].filter((s) => s.length >= SHORTEST_SECRET)) {
    shown = shown.replaceAll(secret, '…');
  }
  shown = shown.replace(/\s+/g, ' ').trim();
  return shown.length > 200 ? `${shown.slice(0, 199)}…` : shown;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}
