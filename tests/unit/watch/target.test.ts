import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { createServer, type Server as HttpServer } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { post } from '@/lib/watch/post';
import { resolveTarget } from '@/lib/watch/target';

const servers: (Server | HttpServer)[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  }
});

async function listening<S extends Server | HttpServer>(server: S): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const giving = (...addresses: string[]) => () => Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
const send = (url: string, options: Partial<Parameters<typeof resolveTarget>[1]> = {}, deadlineMs = 2_000) =>
  post({ url, body: '{}', headers: {}, deadlineMs, signal: new AbortController().signal }, { allowPrivate: true, ...options });

it.each([
  '127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.7',
  '2130706433', '0x7f.1', '017700000001', '[::1]', '[::]', '[fe80::1]', '[fc00::1]', '[fec0::1]', '[ff02::1]', '[::ffff:127.0.0.1]', '[::127.0.0.1]',
  '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[2001:db8::1]', '[2001::1]',
])('a webhook at %s could be used to reach into the own network: it is refused unless allowed', async (host) => {
  await expect(resolveTarget(`http://${host}/x`, { allowPrivate: false })).rejects.toThrow('not of the public internet');
  await expect(resolveTarget(`http://${host}/x`, { allowPrivate: true })).resolves.toBeDefined();
});

it('a name counts by all its addresses: one inside refuses it', async () => {
  const ask = (...addresses: string[]) => resolveTarget('https://hooks.example/k3y', { allowPrivate: false, lookup: giving(...addresses) });
  await expect(ask('93.184.216.34', '10.0.0.1')).rejects.toThrow(/^hooks\.example is, or resolves to/);
  await expect(ask('93.184.216.34', '2606:2800:220:1::1')).resolves.toMatchObject({ addresses: [{ address: '93.184.216.34' }, { family: 6 }] });
  await expect(ask()).rejects.toThrow('has no address');
  await expect(resolveTarget('http://user:s3cret@hooks.example/', { allowPrivate: true })).rejects.toThrow(/^(?!.*s3cret).*a user or a password/);
  await expect(resolveTarget('file:///etc/passwd', { allowPrivate: true })).rejects.toThrow('not an http or https URL');
});

it('connects to the address that was checked, under the name that was asked for', async () => {
  const hosts: (string | undefined)[] = [];
  const port = await listening(createServer((request, response) => {
    hosts.push(request.headers.host);
    response.writeHead(200).end();
  }));
  let asked = 0;
  const lookup = () => (asked++ === 0 ? giving('127.0.0.1')() : giving('203.0.113.9')());
  await send(`http://hooks.example:${port}/`, { lookup });
  expect([hosts, asked]).toEqual([[`hooks.example:${port}`], 1]);
});

it('follows no redirect, which could lead inside', async () => {
  const port = await listening(createServer((request, response) => {
    if (request.url === '/inside') throw new Error('was followed');
    response.writeHead(302, { location: '/inside' }).end();
  }));
  await expect(send(`http://127.0.0.1:${port}/k3y`)).rejects.toThrow(`127.0.0.1:${port} answered 302, and redirects are not followed.`);
});

it('does not wait for one that never answers, answers nonsense, never ends or is gone, and says which without the URL', async () => {
  const silent = await listening(createTcpServer());
  await expect(send(`http://127.0.0.1:${silent}/k3y`, {}, 200)).rejects.toThrow(new RegExp(`^127\\.0\\.0\\.1:${silent} gave no answer within 0\\.2 seconds\\.$`));
  const wrong = await listening(createTcpServer((socket) => socket.end('good day\r\n\r\n')));
  await expect(send(`http://127.0.0.1:${wrong}/k3y`)).rejects.toThrow(new RegExp(`^127\\.0\\.0\\.1:${wrong} can't be reached \\(HPE_\\w+\\)\\.$`));
  const endless = await listening(createServer((_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('x'.repeat(1_000)), 1);
    response.on('close', () => clearInterval(timer));
  }));
  await expect(send(`http://127.0.0.1:${endless}/k3y`)).resolves.toBeUndefined();
  await expect(send('http://127.0.0.1:9/k3y')).rejects.toThrow("127.0.0.1:9 can't be reached (ECONNREFUSED).");
  await expect(send('https://hooks.example/k3y', { lookup: () => new Promise(() => undefined) }, 100)).rejects.toThrow('hooks.example gave no answer within 0.1 seconds.');
});
