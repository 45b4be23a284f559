import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../helpers/browser';
import { barriersEverywhere } from '../helpers/reading';
import { freshFolder } from '../helpers/store';
import { startBuiltWeb, type TestWeb } from '../helpers/web';

const RECEIVER = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2';
const SUSPECTED = '0xeF4326F42f2eB656C58fabf8B1D3298DC2Ab80C6';

// Every page, the long ones by a filter: axe takes a minute for a thousand rows that are all alike.
const PAGES = [
  '/incidents?since=2025',
  '/incidents/bybit-2025',
  '/incidents/loopring-2024',
  '/wallets?tier=suspected',
  `/wallets/ethereum/${SUSPECTED}`,
  '/attributions',
  '/timeline?parties=JP',
  '/events/us-ofac-tornado-2022-08',
  '/sources?q=OFAC',
  '/reports?incident=bybit-2025&section=thefts&section=transfers',
  '/search?q=0x000000000000000000000000000000000000dEaD',
  '/methodology',
  '/status',
];

let web: TestWeb;
let browser: Browser;

beforeAll(async () => {
  [web, browser] = await Promise.all([startBuiltWeb({}, freshFolder('facts')), launchBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await web?.stop();
});

async function within<T>(options: Parameters<Browser['newContext']>[0], use: (page: Page, context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await browser.newContext(options);
  try {
    return await use(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/** Opens a page without JavaScript: what a reader gets from the server alone. */
const plain = <T>(path: string, use: (page: Page) => Promise<T>): Promise<T> =>
  within({ javaScriptEnabled: false }, async (page) => {
    await page.goto(web.url + path);
    return use(page);
  });

const main = (page: Page) => page.locator('main').innerText();

describe.each(PAGES)('%s', (path) => {
  it('can be read on a phone, a tablet and a desk, light and dark, by everyone', async () => {
    await within({}, async (page) => {
      const problems: string[] = [];
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      page.on('pageerror', (error) => problems.push(error.message));
      await page.goto(web.url + path, { waitUntil: 'load' });
      expect(await barriersEverywhere(page)).toEqual([]);
      expect(await page.locator('h1').count()).toBe(1);
      expect(problems).toEqual([]);
    });
  });
});

describe('a report', () => {
  it('is chosen, previewed and taken along without JavaScript, and its address asks for it again', async () => {
    await plain('/reports', async (page) => {
      await page.getByLabel('Bybit').check();
      for (const section of ['Attributions', 'Traces and their paths', 'Timeline', 'Event study']) await page.getByLabel(section, { exact: true }).uncheck();
      await page.getByRole('button', { name: 'Preview' }).click();
      expect(new URL(page.url()).searchParams.getAll('section')).toEqual(['thefts', 'transfers']);
      expect(await page.getByRole('region', { name: 'Tables of the report' }).innerText()).toContain('Transfers');
      const href = await page.getByRole('link', { name: 'Download the report' }).getAttribute('href');
      const answer = await fetch(web.url + href);
      expect(answer.headers.get('content-type')).toBe('application/zip');
      expect(Buffer.from(await answer.arrayBuffer()).subarray(0, 2).toString()).toBe('PK');
    });
  });

  it('that can not be is refused in a sentence, with its field', async () => {
    const answer = await fetch(`${web.url}/api/v1/report.zip?section=poems`);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ error: { code: 'bad_value', field: 'section' } });
    await plain('/reports?wallet=0x12', async (page) => expect(await main(page)).toContain('takes chain:address'));
  });
});

describe('the incidents', () => {
  it('say how many there are and how many have no amount', async () => {
    await plain('/incidents', async (page) => {
      expect(await main(page)).toContain('98 incidents, 2 without an amount');
      expect(await page.locator('tbody tr').count()).toBe(98);
    });
  });

  it('are filtered without JavaScript, and the CSV is of exactly this view', async () => {
    await plain('/incidents', async (page) => {
      await page.getByLabel('How sure').first().selectOption('disputed');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.waitForURL(/disputed/);
      expect(await main(page)).toContain('6 of 98 incidents');
      const csv = await page.getByRole('link', { name: 'CSV' }).first().getAttribute('href');
      const lines = (await (await fetch(web.url + csv)).text()).trim().split('\n');
      expect(lines).toHaveLength(7);
    });
  });

  it('show an unknown loss as unknown, never as zero', async () => {
    await plain('/incidents?q=loopring', async (page) => {
      const row = await page.locator('tbody tr').innerText();
      expect(row).toContain('unknown');
      expect(row).not.toContain('$');
    });
    await plain('/incidents/loopring-2024', async (page) => {
      expect(await main(page)).toContain('not counted as zero');
    });
  });

  it('do not make a day of a year', async () => {
    await plain('/incidents?until=2017', async (page) => {
      expect(await main(page)).toContain('2017 (year only)');
      expect(await main(page)).not.toContain('1 Jan 2017');
    });
  });

  it.each(['/incidents?tier=certain', '/incidents?colour=red', '/incidents?sort=mood', `/incidents?q=${'x'.repeat(600)}`, '/wallets?page=99'])(
    'a question that can not be answered gets a sentence and a way back: %s',
    async (path) => {
      await plain(path.slice(0, 700), async (page) => {
        expect(await page.getByRole('alert').innerText()).toMatch(/parameter|page/);
        expect(await page.getByRole('alert').getByRole('link').count()).toBe(1);
      });
    },
  );

  it('a theft that is not there leads to a search', async () => {
    const response = await fetch(`${web.url}/incidents/mt-gox-1999`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Search the incidents');
  });
});

describe('one incident', () => {
  it('names each party that attributed it, and which of them spoke jointly', async () => {
    await plain('/incidents/dmm-2024', async (page) => {
      const said = await page.locator('#attribution').innerText();
      expect(said).toContain('United States, South Korea and Japan jointly');
      expect(said).toContain('National Police Agency');
    });
    await plain('/incidents/wazirx-2024', async (page) => {
      expect(await page.locator('#attribution').innerText()).not.toContain('Japan jointly');
    });
  });

  it('says plainly that no government attributed it', async () => {
    await plain('/incidents/bithumb-2017', async (page) => {
      expect(await main(page)).toContain('no statement by a government');
    });
  });

  it('marks transactions of less than high confidence as leads', async () => {
    await plain('/incidents/harmony-2022', async (page) => {
      expect(await page.getByRole('heading', { name: 'Leads' }).count()).toBe(1);
    });
    await plain('/incidents/bybit-2025', async (page) => {
      expect(await page.getByRole('heading', { name: 'Leads' }).count()).toBe(0);
      expect(await page.locator('#transactions').innerText()).toContain('401,346.768858404671846374');
    });
  });

  it("keeps a network's volume apart from what was said of the loot", async () => {
    await plain('/incidents/bybit-2025', async (page) => {
      const headings = await page.locator('#reported h3').allInnerTexts();
      expect(headings).toEqual(['Of the loot', 'Of its status', 'Of a whole network']);
    });
  });
});

describe('the wallets', () => {
  it('are counted, paged and found by a part of an address without JavaScript', async () => {
    await plain('/wallets', async (page) => {
      expect(await main(page)).toContain('588 wallets');
      await page.getByRole('link', { name: 'Next' }).first().click();
      await page.waitForURL(/page=2/);
      expect(await main(page)).toContain('51 to 100');
      await page.getByLabel('Search').fill('47666fab8bd0');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.waitForURL(/q=47666fab8bd0/);
      expect(await page.locator('tbody tr').count()).toBe(1);
      expect(await main(page)).toContain(RECEIVER);
    });
  });

  it('a suspected one is not shown as an official one, neither by word nor by mark nor by title', async () => {
    await plain(`/wallets/ethereum/${SUSPECTED}`, async (page) => {
      expect(await page.locator('h1').innerText()).toContain('under suspicion');
      expect(await page.title()).not.toMatch(/listed|Lazarus/);
      expect(await main(page)).toContain('It is a lead');
      expect(await page.locator('[data-tier="official"]').count()).toBe(0);
    });
    await plain('/wallets?tier=suspected', async (page) => {
      expect(await page.locator('tbody [data-tier="suspected"]').count()).toBe(24);
    });
    const fill = (tier: string) =>
      plain(`/wallets?tier=${tier}`, (page) =>
        page.locator(`tbody [data-tier="${tier}"] span`).first().evaluate((mark) => getComputedStyle(mark).background),
      );
    expect(await fill('suspected')).not.toBe(await fill('official'));
  });

  it('say that a balance was not fetched instead of showing none', async () => {
    await plain(`/wallets/ethereum/${RECEIVER}`, async (page) => {
      expect(await page.locator('#balances').innerText()).toMatch(/Not fetched.*Unknown is not zero/s);
      expect(await page.locator('#transfers').innerText()).toContain('not yet checked against a node');
    });
  });

  it('another spelling leads to the one address, a broken checksum to a sentence, an unknown address to no clearance', async () => {
    const get = (address: string) => fetch(`${web.url}/wallets/ethereum/${address}`, { redirect: 'manual' });
    const lower = await get(RECEIVER.toLowerCase());
    expect(lower.status).toBe(308);
    expect(lower.headers.get('location')).toBe(`/wallets/ethereum/${RECEIVER}`);
    const broken = await get(RECEIVER.replace('F09486', 'f09486'));
    expect(broken.status).toBe(404);
    expect(await broken.text()).toContain('not a valid Ethereum address');
    const unknown = await get('0x000000000000000000000000000000000000dEaD');
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain('This is no clearance');
  });
});

describe('the timeline', () => {
  it('has all entries, the six of the article marked, filtered by party without JavaScript', async () => {
    await plain('/timeline', async (page) => {
      expect(await main(page)).toContain('112 entries');
      expect(await page.locator('article [aria-label="from the article"]').count()).toBe(6);
      await page.getByLabel('Party').selectOption('MSMT');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.waitForURL(/MSMT/);
      expect(await page.locator('article').count()).toBe(4);
    });
  });

  it('highlights the entry that the address names, and says whose wording a translation is', async () => {
    await plain('/timeline?event=tri-statement-crypto-2025', async (page) => {
      const entry = page.locator('article[aria-current="true"]');
      expect(await entry.getAttribute('id')).toBe('tri-statement-crypto-2025');
      expect(await entry.locator('[lang="ko"]').count()).toBe(1);
      expect(await entry.innerText()).toContain("the government's own wording");
    });
  });
});

describe('the search', () => {
  it('is one key away on every page, and says of an address in no source what that does not mean', async () => {
    await within({}, async (page) => {
      await page.goto(`${web.url}/methodology`, { waitUntil: 'networkidle' });
      await page.keyboard.press('/');
      await page.keyboard.type('0x000000000000000000000000000000000000dEaD');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/search\?q=0x0000/);
      expect(await main(page)).toMatch(/No source that we hold names this address.*This is no clearance/s);
    });
  });

  it('finds by a part of an address without JavaScript, and leads to the wallet, its actor and a service', async () => {
    await plain('/search?q=47666fab8bd0', async (page) => {
      await page.getByRole('link', { name: RECEIVER }).first().click();
      await page.locator('#why').getByRole('link', { name: 'TraderTraitor' }).click();
      expect(await page.locator('h1').innerText()).toBe('TraderTraitor');
      await page.goto(`${web.url}/actors/${encodeURIComponent('UNC4736 (Citrine Sleet / AppleJeus)')}`);
      expect(await main(page)).toContain('Radiant');
      await page.goto(`${web.url}/services/Tornado%20Cash`);
      expect(await page.locator('#addresses tbody tr').count()).toBeGreaterThan(60);
    });
  });
});

describe('the ledger', () => {
  it('opens as its link says, follows what one types, and the new address is the same view', async () => {
    await within({ viewport: { width: 1440, height: 900 } }, async (page) => {
      const rows = page.getByRole('table', { name: 'Flagged wallets' }).getByRole('row');
      await page.goto(`${web.url}/ledger?list=wallets&group=tier&sort=actor`);
      await page.getByText('588 rows').waitFor();
      expect(await page.getByRole('table', { name: 'Flagged wallets' }).getAttribute('aria-rowcount')).toBe('594');
      expect(await rows.nth(1).innerText()).toContain('a government');
      await page.getByLabel('Words').fill('47666FAB');
      await page.getByText('1 row of 588').waitFor();
      await page.getByLabel('Flagged on').check();
      const address = page.url();
      await page.goto(address);
      await page.getByText('1 row of 588').waitFor();
      expect(await rows.nth(0).innerText()).toContain('Flagged on');
      expect(await page.getByRole('link', { name: RECEIVER }).count()).toBe(1);
      expect(await barriersEverywhere(page)).toEqual([]);
    });
  });
});

describe('who attributed what', () => {
  it('keeps a joint statement of three apart from one of two, and says of an empty cell that it is no denial', async () => {
    await plain('/attributions', async (page) => {
      const cells = (victim: string) => page.locator('#matrix tr', { hasText: victim }).locator('td').allInnerTexts();
      const [, , , jpOfDmm] = await cells('DMM');
      expect(jpOfDmm).toContain('jointly');
      const [, usOfWazirx, , jpOfWazirx] = await cells('WazirX');
      expect(usOfWazirx).toContain('jointly');
      expect(jpOfWazirx).toBe('none');
      expect(await page.locator('#matrix').innerText()).toContain('not that a government denies anything');
      expect(await page.locator('#totals tbody tr').count()).toBe(10);
    });
  });
});

describe('an event', () => {
  it('is held against a series without JavaScript, with what can not be said of it', async () => {
    await plain('/events/us-ofac-tornado-2022-08', async (page) => {
      expect(await main(page)).toContain('the daily mean fell by 64.8 %');
      await page.getByLabel('Series', { exact: true }).selectOption('thefts');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.waitForURL(/series=thefts/);
      expect(await main(page)).toContain("What can't be said: that the event caused the change");
    });
  });

  it('that has no day is not given one', async () => {
    await plain('/events/un-poe-midterm-2023', async (page) => {
      expect(await main(page)).toContain('without a day there is no before and after');
    });
  });
});

describe('the status', () => {
  it('says what is missing and which setting brings it, and never a URL', async () => {
    await plain('/status', async (page) => {
      expect(await page.locator('#missing').innerText()).toContain('RPC_URL_1');
      expect(await page.locator('main').innerHTML()).not.toMatch(/https?:\/\//);
    });
  });
});
