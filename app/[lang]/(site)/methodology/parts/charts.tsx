import { Part } from '@/components/lists/page-head';

/** How each chart is made, under its id: the charts lead here. */
export function Charts() {
  return (
    <>
      <Part id="thefts-by-year" title="Thefts by year">
        <p>
          One row per year and tier: how many thefts, how many of them without an amount, and the sum of the amounts that are known. A theft
          counts in the year in which it happened, not in which it was attributed. Disputed and suspected thefts are in the data as tiers of
          their own, so that they can be left out. A year in which an amount is unknown is at least its sum.
        </p>
      </Part>
      <Part id="thefts-over-time" title="Thefts over time">
        <p>
          The same thefts by month or quarter. A theft of which only the year is known is not put into an arbitrary month: it belongs to a
          period of that whole year. One of which the month is known counts in the quarter of that month. The largest theft of a period is
          named with it.
        </p>
      </Part>
      <Part id="official-totals" title="Totals of others">
        <p>
          A total that a body or firm published is shown with what our ledger has for the same days: thefts that a government or a
          multilateral body attributes, and all tiers. Coverage is ours of all tiers as a share of theirs. A theft whose date is too coarse to
          say that it lies in the period is counted apart and in no sum. An actor narrows thefts to those of which a source ties a flagged
          wallet to that name; most thefts have no flagged wallet, so this is a part and no total.
        </p>
      </Part>
      <Part id="laundering-over-time" title="Laundering over time">
        <p>
          Two things on one axis that do not mix. Observed: value leaving known wallets, a day at a time, by where it went next as far as the
          recipient is labelled; from transfers that we hold and from published daily series, told apart. Reported: what a named party said,
          each reporter a series of its own. Days that nobody has looked at are hatched, and are not zero.
        </p>
        <p>
          Two series are context rather than laundering by one actor: the daily deposits into a mixer count all its users, and a network’s
          volume counts everyone’s.
        </p>
      </Part>
      <Part id="flow" title="Flow">
        <p>
          Senders, recipients and assets of the transfers of one theft, out of the wallet that received it and onward, one hop at a time. Each
          asset stands for itself; amounts are exact to the base unit. Following stops at a service, because a service takes the funds of many
          and what leaves it can’t be told apart, and it stops where no transfers have been read. An unlabelled recipient is an address of which
          we know nothing else.
        </p>
      </Part>
      <Part id="attributions" title="Who attributed what">
        <p>
          One row per theft and party. Of each government whose dated statements we hold: the first, with its date, form, body and whether its
          text was read; the later ones; and the amount of the earliest that has one. A joint statement counts for each of those who made it.
          A theft of which we hold no dated statement has one row that says who attributes it as the ledger writes it, and that row never
          stands in the column of a government: what a summary says of a court or an agency is not its statement. Where nothing stands nothing
          is held; it is never a no.
        </p>
      </Part>
      <Part id="wallet-balances" title="What flagged wallets hold">
        <p>
          Balances as a node gave them at the last final block that was asked, for wallets that a source flags on that chain: the chain’s own
          asset, and each listed token that the wallet is known to have moved. A token is its contract, so one that only bears a known name is
          in no row and no sum. The value is the amount at the price of 00:00 UTC of the day of the block, with the source of that price; where
          none is stored there is no value. A wallet that nobody has asked for has one row of unknowns. Bars add up the known values of one
          wallet. A balance may be the value of others: it is not added to what was stolen or traced.
        </p>
      </Part>
      <Part id="mixer-activity" title="Mixer activity">
        <p>
          Deposits a day into the 100-ETH pool of Tornado Cash by all its users, from a published count of each deposit between the first and
          the last day of the series. A day of that span without a deposit is zero; days outside of it are missing and hatched. Bars of weeks
          and months show the mean of their known days, so that the axis is the same at every zoom. It is context for the sanctions of August
          2022, not a measure of what DPRK actors do; the event study holds the same series against each action.
        </p>
      </Part>
    </>
  );
}
