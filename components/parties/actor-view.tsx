import { ChartFrame } from '@/components/charts/frame/chart-frame';
import { IncidentTable } from '@/components/incidents/incident-table';
import { Downloads } from '@/components/lists/downloads';
import { Contents, PageHead, Part } from '@/components/lists/page-head';
import { SourceList } from '@/components/sources/source-list';
import { Quiet } from '@/components/ui/page';
import { WalletTable } from '@/components/wallets/wallet-table';
import type { ActorPage, Dataset, TheftsOverTimeRow } from '@/lib/charts/contract';
import { walletTierLabel } from '@/lib/format/labels';
import { plural } from '@/lib/format/number';
import { ActorFrom } from './party-provenance';

const PARTS = [['thefts', 'Thefts'], ['wallets', 'Flagged wallets'], ['sources', 'Sources']] as const;

/** What sources put under one name: wallets, and by them thefts. */
export function ActorView({ page, thefts }: { page: ActorPage; thefts: Dataset<TheftsOverTimeRow> }) {
  const { name, wallets, incidents, sources } = page;
  return (
    <>
      <PageHead title={name} within={{ path: '/actors', title: 'Actors' }}>
        {plural(wallets.length, 'wallet')} flagged under this name: {tiers(wallets.map(({ tier }) => tier))}. A theft stands here because a source
        ties one of these wallets to it; most thefts have no flagged wallet at all.
      </PageHead>
      <ActorFrom page={page} asOf={thefts.asOf} />
      <Contents parts={PARTS} />
      <Part id="thefts" title="Thefts that its wallets are tied to">
        {incidents.length === 0 ? (
          <Quiet>No source ties a wallet of this name to a single theft.</Quiet>
        ) : (
          <>
            <ChartFrame dataset={thefts} params={{ actor: name }} />
            <IncidentTable rows={[...incidents].reverse()} label={`Thefts tied to wallets of ${name}`} />
          </>
        )}
      </Part>
      <Part id="wallets" title="Flagged wallets">
        <WalletTable rows={wallets} label={`Wallets flagged as ${name}`} />
        <Downloads list="wallets" query={{ actor: name }} what="These wallets" />
      </Part>
      <Part id="sources" title="Sources">
        <SourceList sources={sources} />
      </Part>
    </>
  );
}

function tiers(found: readonly ActorPage['wallets'][number]['tier'][]): string {
  return [...new Set(found)].map((tier) => `${found.filter((one) => one === tier).length} by ${walletTierLabel(tier)}`).join(', ');
}
