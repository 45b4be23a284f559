import { statSync } from 'node:fs';
import { readList } from '@/lib/registry/import/read-list';
import { openSource, textPieces } from '@/lib/registry/import/source';

/** Reads one SDN_ADVANCED.XML as a process of its own; says its time, the most memory, and the time of a bare pass. */
const [, , path = ''] = process.argv;
const begun = performance.now();
const { listings } = await readList(await openSource(path), 'ofac', '2026-11-25');
const seconds = (performance.now() - begun) / 1000;
const peak = process.resourceUsage().maxRSS / 1024;
const bareBegun = performance.now();
for await (const piece of textPieces(await openSource(path)).pieces) if (piece.length < 0) break;
const bareSeconds = (performance.now() - bareBegun) / 1000;
console.log(JSON.stringify({ megabytes: statSync(path).size / 1e6, seconds, bareSeconds, peak, listings: listings.length }));
