'use server';

import { headers } from 'next/headers';
import { attempt } from '@/components/lists/attempt';
import type { ScreenState } from '@/components/screen/screen-form';
import { readScreenForm } from '@/lib/api/screen-request';
import { server } from '@/lib/server';

/** Answers the form. What was asked is kept nowhere, and only the answer goes back. */
export async function screenAddresses(_before: ScreenState, form: FormData): Promise<ScreenState> {
  const sent = await headers();
  const answer = await attempt(async () => {
    const ask = await server();
    ask.assertRate('screen', sent);
    return ask.screenPage(await readScreenForm(form));
  });
  return answer.refusal === undefined ? { page: answer.value } : { refusal: answer.refusal };
}
