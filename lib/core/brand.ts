/** Words with which the name of a service goes on to one of its parts: a contract, a pool, a kind of wallet, a version. */
const PART = /^(v?\d.*|router|vault|state|proxy|relay|pool|reserves?|deposit|hot|governance|permit2|otc|bridge:|tornado-.*|renbtc|meta|.*(pool|poolperiphery|poolverifier))$/i;

/**
 * The service that an address belongs to, from the name that the registry has for the address: `Tornado Cash 100 ETH pool`
 * is of Tornado Cash, `Uniswap V2: Router 2` of Uniswap.
 */
export function brandOf(name: string): string {
  const [before = name] = name.split(/[:(]/);
  const words = before.trim().split(/\s+/);
  const end = words.findIndex((word, i) => i > 0 && PART.test(word));
  return (end === -1 ? words : words.slice(0, end)).join(' ');
}
