import { afterEach, beforeEach, expect, it } from 'vitest';
import { deliveriesOf, resend } from '@/lib/watch/deliveries';
import { createWatchRules } from '@/lib/watch/rules';
import { createWebhookSender, RETRIES_MS, type WebhookSender } from '@/lib/watch/sender';
import { flagWallets, OTHER_WALLET, STRANGER, WALLET } from '@/tests/helpers/chain-parts';
import { moved } from '@/tests/helpers/movements';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';
import { commit } from '@/tests/helpers/watched';
import { isSigned, type Receiver, startReceiver } from '@/tests/helpers/webhook-receiver';

const SECRET = 'a-shared-secret-of-the-test';
const webhooks = { secret: SECRET, allowPrivate: true };
const until = <T>(ask: () => T | Promise<T>) => expect.poll(ask, { timeout: 20_000, interval: 20 });
const DAY_MS = 24 * 3_600_000;

eachEngine((engine) => {
  let store: TestStore;
  let receiver: Receiver;
  let sender: WebhookSender;
  let now: number;
  const failures: unknown[] = [];

  beforeEach(async () => {
    [store, receiver] = await Promise.all([openTestStore(engine), startReceiver()]);
    await flagWallets(store.db, [WALLET, OTHER_WALLET]);
    // Ahead of the database's clock, by which a delivery becomes due.
    now = Date.now() + 60_000;
    sender = createWebhookSender({
      db: store.db, webhooks, clock: () => new Date(now), everyMs: 10, deadlineMs: 300,
      alone: (round, signal) => round(signal), onFailure: (error) => failures.push(error),
    });
  });
  afterEach(async () => {
    await sender.stop();
    await Promise.all([receiver.stop(), store.close()]);
    expect(failures.splice(0)).toEqual([]);
  });

  const watch = (webhook: string, address = WALLET) =>
    createWatchRules({ db: store.db, webhooks }).add({ address, webhook, since: '2025-01-01T00:00:00Z' });
  const move = (at: number, from = WALLET) => commit(store.db, [moved(at, from, STRANGER, 10n ** 18n)]);
  const deliveries = async () => (await deliveriesOf(store.db, undefined, 50)).rows;
  const states = async () => (await deliveries()).map(({ state, attempts }) => [state, attempts]);

  it('one that fails twice is told the third time, signed, each time under the same id', async () => {
    receiver.answer((response, number) => (number < 3 ? response.writeHead(500).end('key-in-the-answer') : response.writeHead(204).end()));
    const rule = await watch(receiver.url);
    await move(1);
    sender.start();
    await until(states).toEqual([['due', 1]]);
    now += RETRIES_MS[0]!;
    await until(states).toEqual([['due', 2]]);
    expect(await deliveries()).toMatchObject([{ error: `127.0.0.1:${receiver.port} answered 500.`, next_at: new Date(Math.floor((now + RETRIES_MS[1]!) / 1000) * 1000).toISOString().replace('.000', '') }]);
    now += RETRIES_MS[1]!;
    await until(states).toEqual([['delivered', 3]]);
    expect(receiver.received.map(({ id, path }) => [id, path])).toEqual(Array.from({ length: 3 }, () => [receiver.received[0]?.id, '/hook/key-in-the-path']));
    for (const one of receiver.received) {
      expect([isSigned(one, SECRET), isSigned(one, `${SECRET}x`), one.message.id === one.id]).toEqual([true, false, true]);
      expect(one.message).toMatchObject({ type: 'alert', rule: rule.id, alert: { asset: 'ETH', amount: '1', tx_hash: moved(1, WALLET, STRANGER, 1n).txHash } });
      expect(one.message.statement).toContain('1 ETH (value in USD not known) left 0x');
    }
    expect(receiver.received.at(-1)?.signature).toContain(`t=${Math.floor(now / 1000)},`);
    expect(JSON.stringify([rule, await deliveries()])).not.toMatch(/key-in|a-shared/);
  });

  it('one that never answers keeps nobody else waiting, and the first to fail leaves the rest of its own for later', async () => {
    const silent = await startReceiver();
    silent.answer(() => undefined);
    await watch(silent.url);
    await watch(receiver.url, OTHER_WALLET);
    await move(1);
    await move(2);
    await move(3, OTHER_WALLET);
    sender.start();
    await until(() => receiver.received.length).toBe(1);
    await until(async () => (await states()).toSorted()).toEqual([['delivered', 1], ['due', 1], ['due', 1]]);
    expect((await deliveries()).flatMap(({ error }) => error ?? [])).toEqual(Array.from({ length: 2 }, () => `127.0.0.1:${silent.port} gave no answer within 0.3 seconds.`));
    await silent.stop();
  });

  it('after a day of failures the letter is dead, and is sent again when it is asked for', async () => {
    receiver.answer((response) => response.writeHead(503).end());
    const { id: rule } = await watch(receiver.url);
    await move(1);
    const begun = now;
    sender.start();
    for (const [attempt, pause] of RETRIES_MS.entries()) {
      await until(states).toEqual([['due', attempt + 1]]);
      now += pause;
    }
    await until(states).toEqual([['dead', RETRIES_MS.length + 1]]);
    expect((now - begun) / DAY_MS).toBeCloseTo(1, 1);
    const [{ id } = { id: '' }] = await deliveries();
    await expect(resend(store.db, { ids: ['nothing.here'] }, new Date(now))).rejects.toThrow('nothing.here is no dead letter');
    receiver.answer((response) => response.writeHead(200).end());
    expect(await resend(store.db, { ids: [id] }, new Date(now))).toEqual([id]);
    await until(states).toEqual([['delivered', 1]]);
    expect([new Set(receiver.received.map((one) => one.id)), id.endsWith(`.${rule}`)]).toEqual([new Set([id]), true]);
    expect(await resend(store.db, { all: true }, new Date(now))).toEqual([]);
    await expect(resend(store.db, { every: 1 }, new Date(now))).rejects.toThrow('It is not said what to send again.');
  });

  it('what is stopped under way is sent after the restart, and nothing of a rule that was removed', async () => {
    receiver.answer(() => undefined);
    await watch(receiver.url);
    const { id: removed } = await watch(receiver.url, OTHER_WALLET);
    await move(1);
    sender.start();
    await until(() => receiver.received.length).toBe(1);
    await sender.stop();
    expect(await states()).toEqual([['due', 0]]);
    await move(2, OTHER_WALLET);
    await createWatchRules({ db: store.db, webhooks }).remove(removed);
    receiver.answer((response) => response.writeHead(200).end());
    sender.start();
    await until(states).toEqual(expect.arrayContaining([['delivered', 1], ['dead', 0]]));
    expect(receiver.received.map(({ id }) => id)).toEqual([receiver.received[0]?.id, receiver.received[0]?.id]);
  });

  it('a target inside is refused when the rule is made, and where nothing would sign', async () => {
    const add = (settings: typeof webhooks | { secret: undefined; allowPrivate: boolean }, webhook: string) =>
      createWatchRules({ db: store.db, webhooks: settings }).add({ address: WALLET, webhook });
    await expect(add({ secret: SECRET, allowPrivate: false }, receiver.url)).rejects.toThrow(/^(?!.*key-in).*WEBHOOK_ALLOW_PRIVATE|not of the public internet/);
    await expect(add({ secret: undefined, allowPrivate: true }, receiver.url)).rejects.toThrow('Nothing would sign');
    expect(receiver.received).toEqual([]);
  });
});
