/** Names of the DPRK and of the groups that governments count to it. */
const NAMES =
  /(?<![\p{L}\p{N}])(dprk|north[ -]korean?s?|korea,? north|pyongyang|reconnaissance general bureau|lazarus( ?group)?|lazarusgroup|bluenoroff|andariel|kimsuky|apt[ -]?(37|38|43|45)|tradertraitor|trader traitor|jade sleet|citrine sleet|famous chollima|applejeus|unc4899|unc1069)(?![\p{L}\p{N}])|북한|北朝鮮/iu;

/** Whether a text names the DPRK or one of its known groups: the rule by which a tag or a row counts as tying an address to it. */
export function namesDprk(...texts: readonly (string | null | undefined)[]): boolean {
  // Identifiers of actors are written with underscores.
  return texts.some((text) => text !== null && text !== undefined && NAMES.test(text.replaceAll('_', ' ')));
}

/** Whether a programme of OFAC is one against the DPRK: DPRK, DPRK2, DPRK3, DPRK4. */
export function isDprkProgramme(programme: string): boolean {
  return /^DPRK\d*$/i.test(programme.trim());
}
