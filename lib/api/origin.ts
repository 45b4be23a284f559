/**
 * Where the reader sees us, without a slash at the end: the host that was asked for, and the scheme that the proxy next
 * to us names. An address that could not be one is answered with our own loopback, so that nobody is led elsewhere.
 */
export function originOf({ headers }: { readonly headers: Pick<Headers, 'get'> }): string {
  const host = headers.get('x-forwarded-host')?.split(',')[0]?.trim() ?? headers.get('host') ?? '';
  const scheme = headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ? 'https' : 'http';
  const origin = `${scheme}://${host}`;
  return /^[\w.:[\]-]+$/.test(host) && URL.canParse(origin) ? origin : 'http://127.0.0.1';
}
