import { writeFileSync, mkdirSync } from 'node:fs';
import { openStore } from '@/lib/db/client';
import { loadFacts } from '@/lib/ingest/load-facts';
import { CHARTS } from '@/lib/charts';
import { SERVED_CHARTS } from '@/lib/charts/contract';
import { pictureOf } from '@/lib/export/picture';
import { pngOf } from '@/lib/export/picture/png';
import { LIST_DEFINITIONS } from '@/lib/charts/lists';
import { readAll } from '@/lib/charts/lists/read';
import { shortVictim } from '@/lib/format/labels';
async function main(){
const dir='/tmp/picstore'; mkdirSync(dir,{recursive:true}); mkdirSync('/tmp/pics',{recursive:true});
const store = await openStore({ dataDir: dir, holder: 'x', databaseUrl: undefined } as never);
await loadFacts(store.db, dir);
const ctx={db:store.db,asOf:'2026-11-01T00:00:00Z'};
const inc=await readAll(store.db, LIST_DEFINITIONS.incidents);
const names=Object.fromEntries(inc.map(i=>[i.slug,shortVictim(i.victim)]));
const sizes=[[850,600],[1200,628],[800,418],[360,560]];
for(const id of SERVED_CHARTS){ const p=new URLSearchParams(id==='flow'?{incident:'bybit-2025'}:{});
  const ds=await CHARTS[id](ctx,p);
  for(const [w,h] of sizes) for (const theme of ['light','dark'] as const){ if(theme==='dark'&&w!==850) continue;
   const t=Date.now(); const svg=pictureOf(ds as never,{width:w!,height:h!,theme,lang:'en',names,snapshot:'abcdef0123456789'}); const t1=Date.now(); const png=await pngOf(svg,'en');
   writeFileSync(`/tmp/pics/${id}-${w}-${theme}.png`,png); console.log(id,w,t1-t,Date.now()-t1,svg.length,png.length); } }
await store.close();
}
void main();
