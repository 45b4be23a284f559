import { serviceList } from '@/lib/db/services';
import { chains, slugs } from '../fields';
import { addressColumn, type ListDefinition } from './definition';

/** Mixers, bridges, swaps and exchanges. */
export const services: ListDefinition<'services'> = {
  name: 'services',
  title: 'Services that take funds of many',
  source: serviceList,
  columns: {
    chain: { title: 'Chain', type: 'text', filter: chains },
    address: addressColumn('Address', 'address'),
    name: { title: 'Name', type: 'text' },
    category: { title: 'Category', type: 'text' },
    sources: { title: 'Sources', type: 'list', filter: slugs },
  },
};
