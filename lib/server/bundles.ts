import { readSigningKey } from '@/lib/bundle/signing-key';
import { type BundleFile, traceBundle } from '@/lib/bundle/trace-bundle';
import { readParams } from '@/lib/charts/params';
import { method, paths } from '@/lib/charts/trace/params';
import { type Asking, NOTHING } from './asking';

/** What stands up to checking by others. */
export interface Bundles {
  /** The evidence bundle of a trace, made while it is read. Parameters as for the trace; throws as `traceJson` does. */
  traceBundle(incident: string, params?: URLSearchParams): Promise<BundleFile>;
  /** The public key with which the bundles of this installation are signed, as PEM. */
  signingKey(): string;
}

export interface BundleParts {
  readonly dataDir: string;
  readonly registryVersion: string;
  readonly replay: boolean;
}

/** Bundles over this store, signed with the key in its data folder. */
export function createBundles({ context: { db } }: Asking, { dataDir, ...installation }: BundleParts): Bundles {
  return {
    traceBundle: (incident, params = NOTHING) =>
      traceBundle(db, { incident, ...readParams(params, { method, paths }), ...installation, signer: readSigningKey(dataDir) }),
    signingKey: () => readSigningKey(dataDir).publicKey,
  };
}
