import { Part } from '@/components/lists/page-head';
import { KnownChainsTable } from './known-chains';

/** Dates, amounts, prices, and what it takes for a transfer to be a fact. */
export function Chain() {
  return (
    <>
      <Part id="dates" title="Dates">
        <p>
          A date has the precision that its source gave: a day, a month or a year. We write “2017 (year only)” rather than a first of January.
          Times on chain are UTC. The date of a statement is that of the party that made it: one release can be dated a day later in Tokyo than in
          Washington.
        </p>
      </Part>
      <Part id="amounts" title="Amounts and prices">
        <p>
          An amount that nobody states is unknown: an empty cell, never zero, and it is said how many there are. Losses in dollars are those of
          the sources, at the price of the time; different pricing days give different figures for the same theft, which is why the amounts that
          others state are shown beside ours. Amounts on chain are whole numbers of the smallest unit and are never rounded in the data.
        </p>
        <p>
          A transfer has a value in dollars only where the price of its asset at 00:00 UTC of that day is known, and the data name the source
          of the price beside it. A published daily price comes first; the registry has some of ether. For other days, and for stablecoins and
          staked ether, the price is read on chain: the last round of the asset’s Chainlink feed before that moment, named by its feed, number
          and time. A feed must call itself what the registry says of it, and a round older than two days is no price. WETH is priced as
          ether, POL as MATIC and xDAI as DAI, because each is exchanged one to one for the other; bitcoin on Ethereum is not priced as bitcoin.
          A token without a feed has no value here, which is not a value of zero. A sum has one price: amounts of two assets, or of one
          asset on two chains, are valued each by itself.
        </p>
      </Part>
      <Part id="second-hand" title="Second-hand transfers and their verification">
        <p>
          Eighty transfers of the Bybit proceeds ship with the registry, copied from public work and not read from a node by us. They are called
          shipped, and second hand, wherever they appear. The command <code>tracker verify</code> reads each from a configured endpoint and
          records one of three results: match, mismatch, not found. Theft transactions of less than high confidence are leads: shown as
          such on the page of the theft, and in no figure.
        </p>
      </Part>
      <Part id="spam" title="Spam and lookalikes">
        <p>
          Most token transfers of a known wallet are fakes: tokens named like real ones, forged transfers of nothing, addresses made to look alike at
          both ends. A token is its contract, never its name; only listed contracts have a symbol and count towards anything. Addresses are compared
          and shown whole.
        </p>
      </Part>
      <Part id="service-events" title="What services say themselves">
        <p>
          Where a wallet exchanged value with a mixer, a bridge or a swap whose contracts we know, the events of that transaction are read as well:
          Tornado Cash, THORChain and Maya with their memos, Across, Stargate, Chainflip, Railgun. Anyone can write an event that looks like
          theirs, so only those of the known contracts count, and only beside a transfer of the wallet that fits: the same asset, the same way.
          A destination is what was asked for. A mixer’s deposit and withdrawal are two facts; nothing here connects them.
        </p>
      </Part>
      <Part id="finality" title="Finality and coverage">
        <p>
          Only blocks that their chain regards as final are stored. For each wallet we remember which blocks were read for which kind of transfer,
          and the page of the wallet says so; what was not read is shown as not read. The two largest thefts moved as internal transfers, value passed inside a
          contract call while the transaction itself shows none: where an endpoint can’t answer for these, that kind is named as missing.
        </p>
        <p>
          An address that is flagged on one EVM chain is read on every one that has an endpoint, because whoever holds its key has the same
          address on all. Only where a source names it does it count as flagged: what it moved elsewhere is shown on a page of its own and is in
          no figure on flagged wallets.
        </p>
        <KnownChainsTable />
      </Part>
    </>
  );
}
