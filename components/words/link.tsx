import NextLink from 'next/link';
import type { ComponentProps } from 'react';
import { pathIn } from '@/lib/format/languages';
import { useT } from '#words';

type Props = Omit<ComponentProps<typeof NextLink>, 'href'> & { readonly href: string };

/** A link to another page in the language of this one. */
export default function Link({ href, ...rest }: Props) {
  const { lang } = useT();
  return <NextLink href={pathIn(lang, href)} {...rest} />;
}

/** The same as a plain anchor, which loads the whole page. */
export function Anchor({ href, ...rest }: Omit<ComponentProps<'a'>, 'href'> & { readonly href: string }) {
  const { lang } = useT();
  return <a href={pathIn(lang, href)} {...rest} />;
}
