import { evmChains } from '@/lib/core/chains';
import type { StatusPage } from '@/lib/charts/contract';
import styles from './status.module.css';

/** What has not been looked at, and how to have it looked at. Names variables, never their values. */
export function Missing({ status }: { status: StatusPage }) {
  const open = evmChains().filter((chain) => !status.configuredChains.includes(chain.name));
  return (
    <>
      {status.syncSetting === 'off' && <p>Reading is switched off: SYNC=off. Set it to on to read from the configured endpoints.</p>}
      <p>
        An endpoint is named in the environment, as <code>RPC_URL_</code> and the number of the chain; several are separated by commas. Nothing
        leaves this machine until one is set, because a list of watched wallets says what one is looking for.
      </p>
      {open.length > 0 && (
        <ul className={styles.chains}>
          {open.map((chain) => (
            <li key={chain.name}>
              {chain.title} <code>RPC_URL_{chain.evmId}</code>
            </li>
          ))}
        </ul>
      )}
      <p>
        <code>npm run tracker -- doctor</code> says whether an endpoint answers, for which chain, and which kinds of transfer it can give.
        Transfers on Bitcoin, Tron and Solana are not read.
      </p>
    </>
  );
}
