/** Lets one work at a time have the database. */
export interface Turns {
  /** A single statement: before any transaction that waits, unless that has waited for too long. */
  statement<T>(work: () => Promise<T>): Promise<T>;
  transaction<T>(work: () => Promise<T>): Promise<T>;
}

export interface TurnsOptions {
  /** How long after a statement the next one is waited for, before a transaction begins. Default 20 ms. */
  readonly lullMs?: number;
  /** The longest that statements may keep a transaction waiting. Default 300 ms. */
  readonly patienceMs?: number;
}

interface Waiting {
  readonly start: () => void;
  readonly since: number;
}

/**
 * Makes the turns. A page asks a dozen statements, each once it has the answer to the one before; a sync stores in
 * transactions, one after the other. In the order of arrival a page would wait for a transaction a dozen times; so it
 * waits for one, and the next begins when the page is through.
 */
export function createTurns({ lullMs = 20, patienceMs = 300 }: TurnsOptions = {}): Turns {
  const statements: Waiting[] = [];
  const transactions: Waiting[] = [];
  let busy = false;
  let timer: NodeJS.Timeout | undefined;
  let lastStatement = -Infinity;

  function next(): void {
    clearTimeout(timer);
    if (busy) return;
    const now = performance.now();
    const [transaction] = transactions;
    const overdue = transaction !== undefined && now - transaction.since >= patienceMs;
    if (!overdue && statements.length > 0) return statements.shift()?.start();
    if (transaction === undefined) return;
    const lull = lastStatement + lullMs - now;
    if (overdue || lull <= 0) transactions.shift()?.start();
    else timer = setTimeout(next, Math.min(lull, transaction.since + patienceMs - now));
  }

  async function turn<T>(lane: Waiting[], work: () => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      const start = () => {
        busy = true;
        resolve();
      };
      lane.push({ start, since: performance.now() });
      next();
    });
    try {
      return await work();
    } finally {
      busy = false;
      if (lane === statements) lastStatement = performance.now();
      next();
    }
  }

  return {
    statement: (work) => turn(statements, work),
    transaction: (work) => turn(transactions, work),
  };
}
