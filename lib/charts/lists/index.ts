import type { ListName } from '@/lib/charts/contract';
import { attributions } from './attributions';
import type { ListDefinition } from './definition';
import { incidents } from './incidents';
import { services } from './services';
import { sources } from './sources';
import { timeline } from './timeline';
import { transfers } from './transfers';
import { wallets } from './wallets';

/** Every list of the outside contract by its name. */
export const LIST_DEFINITIONS: { readonly [N in ListName]: ListDefinition<N> } = {
  incidents,
  attributions,
  wallets,
  services,
  transfers,
  timeline,
  sources,
};
