'use client';

import { type FormEvent, startTransition, useActionState } from 'react';
import { Refused } from '@/components/lists/refused';
import type { Refusal } from '@/components/lists/attempt';
import type { ScreenPage } from '@/lib/screen/types';
import { ScreenAnswer } from './screen-answer';
import styles from './screen.module.css';

/** What the last question came to: an answer, or why there is none. */
export interface ScreenState {
  readonly page?: ScreenPage;
  readonly refusal?: Refusal;
}

/** The question and its answer. Sent by POST, with JavaScript and without; nothing of it stands in an address. */
export function ScreenForm({ screen }: { screen: (before: ScreenState, form: FormData) => Promise<ScreenState> }) {
  const [state, action, pending] = useActionState(screen, {});

  /** As the form does by itself, but what was typed stays: a reader may want the same as CSV. */
  function send(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (submitter?.hasAttribute('formaction') === true) return;
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => action(form));
  }

  return (
    <>
      <form action={action} onSubmit={send} className={styles.form} aria-label="Screen addresses">
        <p className={styles.field}>
          <label htmlFor="screen-addresses">Addresses, one a line, or a CSV</label>
          <textarea id="screen-addresses" name="addresses" rows={8} spellCheck={false} autoComplete="off" autoCapitalize="off" />
        </p>
        <p className={styles.field}>
          <label htmlFor="screen-file">or a file</label>
          <input id="screen-file" name="file" type="file" accept=".csv,.txt,text/csv,text/plain" />
        </p>
        <p className={styles.field}>
          <label htmlFor="screen-column">Column of the CSV, if it is not clear</label>
          <input id="screen-column" name="column" type="text" autoComplete="off" spellCheck={false} />
        </p>
        <p className={styles.actions}>
          <button type="submit" disabled={pending}>{pending ? 'Screening' : 'Screen'}</button>
          <button type="submit" className={styles.second} formAction="/api/v1/screen?format=csv" formMethod="post" formEncType="multipart/form-data">
            Answer as CSV
          </button>
        </p>
      </form>
      <div aria-live="polite">
        {state.refusal !== undefined && <Refused refusal={state.refusal} path="/screen" all="Begin anew" />}
        {state.page !== undefined && <ScreenAnswer page={state.page} />}
      </div>
    </>
  );
}
