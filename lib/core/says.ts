/**
 * What a source can say of an address: that it ties it to DPRK actors; that it sanctions it for another reason; that it
 * belongs to an entity that takes funds of many; that it belongs to anybody else.
 */
export const SAYS = ['dprk', 'sanctioned', 'service', 'other'] as const;
export type Says = (typeof SAYS)[number];
