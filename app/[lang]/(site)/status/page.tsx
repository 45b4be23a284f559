import type { Metadata } from 'next';
import { NewestAlerts } from '@/components/alerts/alerts';
import { PageHead, Part } from '@/components/lists/page-head';
import { Counts } from '@/components/status/counts';
import { Endpoints } from '@/components/status/endpoints';
import { Missing } from '@/components/status/missing';
import { Reorgs } from '@/components/status/reorgs';
import { StoreFacts } from '@/components/status/store-facts';
import { Sync } from '@/components/status/sync';
import { Verification } from '@/components/status/verification';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Status' };

export default async function StatusPage() {
  const status = await (await server()).status();
  return (
    <>
      <PageHead title="Status">What this installation holds, what it is reading at the moment, and what it has not looked at.</PageHead>
      <StoreFacts status={status} />
      <Part id="holds" title="What it holds">
        <Counts counts={status.counts} />
      </Part>
      <Part id="sync" title="Reading the chains">
        <Sync initial={status} />
      </Part>
      <Part id="alerts" title="Alerts" lead="Final transfers of flagged wallets that the operator watches for, the newest first. Each states a transfer and accuses nobody new.">
        <NewestAlerts initial={status} />
      </Part>
      <Part
        id="endpoints"
        title="Endpoints"
        lead="How each did in the last run of its chain. An answer that can not be true is discarded and asked for elsewhere; the last one is named here."
      >
        <Endpoints initial={status} />
      </Part>
      <Part
        id="reorganisations"
        title="Reorganisations"
        lead="Only final blocks are stored. When a chain turns out to differ from them all the same, what no longer holds is taken back and read again."
      >
        <Reorgs initial={status} />
      </Part>
      <Part
        id="verification"
        title="Verification of shipped transfers"
        lead="The transfers that ship with the registry are second hand until tracker verify has read them from a node."
      >
        <Verification counts={status.verification} />
      </Part>
      <Part id="missing" title="What is missing">
        <Missing status={status} />
      </Part>
    </>
  );
}
