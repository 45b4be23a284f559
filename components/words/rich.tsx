import { Fragment, type ReactNode } from 'react';
import type { Message } from '@/lib/format/messages';
import type { Words } from '@/lib/format/words';

/** A text with links, marks or other elements in its places. */
export function rich(t: Words, text: Message, ...values: readonly ReactNode[]): ReactNode {
  return t(text)
    .split(/(\{\d\})/)
    .map((part, index) => <Fragment key={index}>{/^\{\d\}$/.test(part) ? values[Number(part[1])] : part}</Fragment>);
}
