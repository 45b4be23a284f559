import { trace } from '@/lib/trace/trace';
import { ledgerOfPayments, madeUpPayments } from './payments';

/** Traces ten million made-up transfers, and says how long the trace took and how much memory all of it at its peak. */
const payments = madeUpPayments(Number(process.argv[2] ?? 10_000_000));
const ledger = ledgerOfPayments(payments);
const begun = performance.now();
trace(ledger, payments.thefts, { method: 'fifo' });
const seconds = (performance.now() - begun) / 1000;
console.log(JSON.stringify({ seconds, gigabytes: process.resourceUsage().maxRSS / 2 ** 20 }));
