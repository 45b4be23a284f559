/** The result of a screening in few words. */
const RESULTS: Readonly<Record<string, string>> = {
  flagged: 'flagged',
  exposed: 'exposed by a trace',
  listed: 'on a list, not as flagged',
  service: 'service',
  lookalike: 'lookalike of a flagged one',
  unknown: 'not known',
  invalid: 'no address',
};

const SAID: Readonly<Record<string, string>> = {
  dprk: 'tied to DPRK actors',
  sanctioned: 'sanctioned for another reason',
  service: 'a service',
  other: 'another holder',
};

/** The result of a screening, for people. */
export function screenResultLabel(result: string): string {
  return RESULTS[result] ?? result;
}

/** What a source says of an address, for people. */
export function saysLabel(says: string): string {
  return SAID[says] ?? says;
}
