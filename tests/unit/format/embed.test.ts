import { expect, it } from 'vitest';
import { embedFrame, embedPath, followScript } from '@/lib/format/embed';

it('cannot be talked into other markup by a title, an origin or a filter', () => {
  const frame = embedFrame({ origin: 'https://t.example', chart: 'flow', title: '"><script>', params: { incident: 'bybit-2025', theme: 'auto' }, height: 640 });
  expect(frame).toContain('src="https://t.example/embed/flow?incident=bybit-2025&amp;theme=auto"');
  expect(frame).toContain('title="&quot;&gt;&lt;script&gt;"');
  expect(embedFrame({ origin: 'https://t.example"', chart: 'flow', title: 'a', params: { q: '"' }, height: 1 })).toContain('src="https://t.example&quot;/embed/flow?q=%22"');
});

it('works without a script: the frame has a height, a title, and is loaded when it is looked at', () => {
  const frame = embedFrame({ origin: 'https://t.example', chart: 'thefts-by-year', title: 'Stolen', params: {}, width: 600, height: 520 });
  expect(frame).toBe('<iframe src="https://t.example/embed/thefts-by-year" title="Stolen" width="600" height="520" loading="lazy" style="border:0;max-width:100%" data-tracker-embed></iframe>');
  expect(followScript('https://t.example')).toBe('<script src="https://t.example/embed.js" async></script>');
  expect(embedPath('flow', new URLSearchParams({ incident: 'a b' }))).toBe('/embed/flow?incident=a+b');
});
