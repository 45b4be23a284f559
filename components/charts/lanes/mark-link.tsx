import type { ReactNode } from 'react';

interface MarkLinkProps {
  readonly href: string;
  /** What the mark stands for, line by line: shown under the pointer, read out to those who don't see it. */
  readonly tip: string;
  readonly event?: string;
  readonly children: ReactNode;
}

/** A mark that leads somewhere. The table has the same links for the keyboard: a hundred stops here would help no one. */
export function MarkLink({ href, tip, event, children }: MarkLinkProps) {
  return (
    <a href={href} tabIndex={-1} aria-label={tip.replaceAll('\n', ', ')} data-tip={tip} data-event={event}>
      {children}
    </a>
  );
}
