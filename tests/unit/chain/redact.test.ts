import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '@/lib/chain/redact';

const part = fc.stringMatching(/^[A-Za-z0-9_-]{12,40}$/);

describe('no part of an endpoint URL that may be a key is ever shown', () => {
  it('wherever in the URL it stands and wherever in the text it comes back', () => {
    fc.assert(
      fc.property(part, part, part, part, fc.string(), (user, password, path, query, around) => {
        const url = `https://${user}:${password}@node.example/v3/${path}?key=${query}`;
        const shown = redact(`${around}${url} ${user} ${password} x${path}x ${query}${around}`, url);
        return [user, password, path, query].every((secret) => !shown.includes(secret));
      }),
    );
  });

  it('percent-encoded or not', () => {
    const url = 'https://node.example/k%C3%A9y-of-mine';
    expect(redact('bad kéy-of-mine or k%C3%A9y-of-mine', url)).toBe('bad … or …');
  });

  it('keeps the host and the words that are no keys', () => {
    expect(redact('fetch https://node.example/v3/abcdefgh failed\n at v3', 'https://node.example/v3/abcdefgh')).toBe('fetch node.example failed at v3');
  });

  it('makes one short line of anything', () => {
    expect(redact('word '.repeat(1000), 'https://node.example')).toHaveLength(200);
  });
});
