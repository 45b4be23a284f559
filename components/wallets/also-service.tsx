import type { ServiceRow } from '@/lib/charts/contract';

/** An address that takes the funds of many. */
export function AlsoService({ service }: { service: ServiceRow }) {
  return (
    <p>
      This address is also known as a service: <strong>{service.name}</strong> ({service.category}). Funds of many people pass through
      a service; a transfer to it says nothing about who took them out.
    </p>
  );
}
