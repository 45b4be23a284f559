const NAMES: Readonly<Record<string, string>> = {
  US: 'United States',
  ROK: 'South Korea',
  JP: 'Japan',
  UN: 'United Nations',
  MSMT: 'Multilateral Sanctions Monitoring Team',
  EU: 'European Union',
  AU: 'Australia',
  DE: 'Germany',
  FI: 'Finland',
  NL: 'Netherlands',
  NO: 'Norway',
  RU: 'Russia',
  UK: 'United Kingdom',
};

/** The name of a party that the registry writes in short; a name in brackets there is a description. */
export function partyName(party: string): string {
  return NAMES[party] ?? party.replace(/^\((.*)\)$/, '$1');
}

/** Several parties in reading order: `United States, South Korea and Japan`. */
export function partyNames(parties: readonly string[]): string {
  const names = parties.map(partyName);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
