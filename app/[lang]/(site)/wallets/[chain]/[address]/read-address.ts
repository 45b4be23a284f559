import { attempt } from '@/components/lists/attempt';
import { canonicalAddress, displayAddress } from '@/lib/core/address';
import { server } from '@/lib/server';

/** The chain and the address of a path as they should be written, or why there is no such address. */
export async function readAddress(params: Promise<{ chain: string; address: string }>) {
  const { chain, address } = await params;
  // The chains of the settings are known from the moment on that the server is open.
  await server();
  const given = { chain: decode(chain), address: decode(address) };
  return { ...given, ...(await attempt(() => Promise.resolve(displayAddress(given.chain, canonicalAddress(given.chain, given.address))))) };
}

/** A path that does not decode is no address, and is judged as it stands. */
function decode(text: string): string {
  return /%(?![0-9a-fA-F]{2})/.test(text) ? text : decodeURIComponent(text);
}
