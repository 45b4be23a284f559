import { expect, it } from 'vitest';
import { brandOf } from '@/lib/core/brand';

it.each([
  ['Tornado Cash 100 ETH pool', 'Tornado Cash'],
  ['Tornado Cash (OFAC SDN 2022-08-08; removed 2025-03-21)', 'Tornado Cash'],
  ['Uniswap V2: Router 2', 'Uniswap'],
  ['1inch v5: Aggregation Router', '1inch'],
  ['0x: Exchange Proxy', '0x'],
  ['Kraken deposit address used in Harmony laundering', 'Kraken'],
  ['crypto.com reserves wallets', 'crypto.com'],
])('%s is of %s, so that one service has one page', (name, brand) => expect(brandOf(name)).toBe(brand));
