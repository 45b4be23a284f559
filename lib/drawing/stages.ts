/** The colour of each stage or category; one that is not listed is drawn as `other`. */
const GROUPS: Readonly<Record<string, string>> = {
  mixer: 'mixer',
  privacy_protocol: 'mixer',
  exchange: 'exchange',
  cex: 'exchange',
  cex_deposit: 'exchange',
  sanctioned_exchange: 'exchange',
  no_kyc_exchange: 'exchange',
  bridge: 'bridge',
  bridge_crosschain_dex: 'bridge',
  swap: 'swap',
  dex_router: 'swap',
  consolidation: 'consolidation',
  otc: 'otc',
  held: 'held',
  frozen: 'frozen',
  recovered: 'recovered',
  flagged: 'flagged',
  unlabelled: 'unlabelled',
  frontier: 'frontier',
};

export function stageGroup(stage: string): string {
  return GROUPS[stage] ?? 'other';
}

export function stageColor(stage: string): string {
  return `var(--stage-${stageGroup(stage)})`;
}
