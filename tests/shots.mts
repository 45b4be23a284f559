import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { launchBrowser } from './helpers/browser';
import { startBuiltWeb } from './helpers/web';
const SHOTDIR='/tmp/shotstore';
mkdirSync('/tmp/shots',{recursive:true});
async function main(){
const [web,browser]=await Promise.all([startBuiltWeb({}, {path:SHOTDIR,remove:async()=>{}} as never), launchBrowser()]);
try{
const get=async(p:string,o?:RequestInit)=>{const t=Date.now();const r=await fetch(web.url+p,o);const b=new Uint8Array(await r.arrayBuffer());console.log(r.status,r.headers.get('content-type'),b.length,Date.now()-t,p.slice(0,90),r.headers.get('x-frame-options'),r.headers.get('content-security-policy'));return {r,b,t:new TextDecoder().decode(b)}};
for(const f of ['json','csv','metadata.json','zip','svg','png','html']) await get('/api/v1/charts/thefts-by-year.'+f);
await get('/api/v1/charts/thefts-by-year.png?width=1');
await get('/api/v1/charts/thefts-by-year.gif');
const s=await get('/api/v1/snapshots/thefts-by-year?tier=official',{method:'POST'}); console.log(s.t);
const id=JSON.parse(s.t).data.id;
await get('/embed/thefts-by-year?v='+id); await get('/embed/thefts-by-year?v='+id+'&lang=ko&theme=dark'); await get('/embed/thefts-by-year?plain=1&tier=official');
await get('/embed/thefts-by-year?v='+'0'.repeat(64));
await get('/permanent/flow?incident=bybit-2025',{redirect:'manual'});
console.log((await get('/oembed?url='+encodeURIComponent(web.url+'/charts/thefts-by-year?tier=official'))).t);
console.log((await get('/charts/thefts-by-year')).t.match(/<(meta property="og|link rel="alternate")[^>]*>/g));
const page=await browser.newPage({viewport:{width:1440,height:900}});
page.on('console',m=>console.log('console',m.text().slice(0,200)));
await page.goto(web.url+'/charts'); await page.waitForLoadState('networkidle'); await page.screenshot({path:'/tmp/shots/charts.png',fullPage:true});
await page.goto(web.url+'/charts/laundering-over-time'); await page.locator('summary',{hasText:'Embed'}).click(); await page.getByLabel('Data',{exact:true}).selectOption('frozen'); await page.getByLabel('Code for another site').waitFor(); await page.getByRole('button',{name:'Preview'}).click(); await page.locator('summary',{hasText:'Cite'}).click(); await page.getByRole('button',{name:/Cite the data/}).click(); await page.waitForTimeout(3000);
await page.screenshot({path:'/tmp/shots/chart.png',fullPage:true});
await page.setViewportSize({width:360,height:800}); await page.waitForTimeout(800); await page.screenshot({path:'/tmp/shots/chart360.png',fullPage:true});
await page.goto(web.url+'/embed/thefts-over-time?plain=1&theme=light'); await page.screenshot({path:'/tmp/shots/plain360.png',fullPage:true});
// another origin
const site=createServer((q,res)=>{res.setHeader('content-type','text/html');const w=new URL(q.url!,'http://x').searchParams.get('w');res.end(`<!doctype html><body style="margin:0;width:${w}px">${['thefts-by-year','event-study','flow?incident=bybit-2025'].map(c=>`<iframe src="${web.url}/embed/${c}" title="c" width="100%" height="300" style="border:0" data-tracker-embed></iframe>`).join('')}<script src="${web.url}/embed.js" async></script>`)});
await new Promise<void>(r=>site.listen(0,r)); const port=(site.address() as {port:number}).port;
for(const w of [320,600,1000]){ await page.setViewportSize({width:w,height:900}); await page.goto(`http://localhost:${port}/?w=${w}`); await page.waitForTimeout(3500); const out=await Promise.all(page.frames().slice(1).map(async f=>[(await f.frameElement()).evaluate(e=>(e as HTMLElement).style.height), await f.evaluate(()=>[document.documentElement.scrollHeight,innerHeight,document.documentElement.scrollWidth,innerWidth])])); console.log(w,JSON.stringify(await Promise.all(out.map(o=>Promise.all(o))))); await page.screenshot({path:`/tmp/shots/host${w}.png`,fullPage:true}); }
site.close();
}finally{ await browser.close(); await web.stop(); }
}
void main();
