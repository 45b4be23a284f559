/** The whole name of an account: one asset of one address on one chain. */
export interface AccountName {
  readonly chain: string;
  readonly address: string;
  readonly asset: string;
}

/** Names as small integers, so that the tracer never touches a string on its way. */
export interface Accounts {
  readonly size: number;
  readonly addressCount: number;
  chains(): string[];
  /** Of an account: its address and its asset, as integers. */
  addressOf(account: number): number;
  assetOf(account: number): number;
  nameOf(account: number): AccountName;
  /** The integer of an address, an asset, an account; undefined if it does not occur. */
  findAddress(chain: string, address: string): number | undefined;
  find(address: number, asset: number): number | undefined;
  addressName(address: number): { readonly chain: string; readonly address: string };
  assetName(asset: number): { readonly chain: string; readonly asset: string };
}

/** Gives each chain, address and asset its integer, in the order in which they are met. */
export class AccountBook implements Accounts {
  private readonly addressesOf = new Map<string, Map<string, number>>();
  private readonly assetsOf = new Map<string, Map<string, number>>();
  private readonly addresses: { chain: string; address: string }[] = [];
  private readonly assets: { chain: string; asset: string }[] = [];
  /** By asset the accounts of its addresses, by the text of the address: the one look-up that most rows need. */
  private readonly accountsOfAsset: Map<string, number>[] = [];
  private accountAddress: number[] = [];
  private accountAsset: number[] = [];
  /** What was asked for last: the next row is most likely of the same. */
  private chain: string | undefined;
  private asset: string | undefined;
  private accounts = new Map<string, number>();

  get size(): number {
    return this.accountAddress.length;
  }

  get addressCount(): number {
    return this.addresses.length;
  }

  intern(chain: string, address: string, asset: string): number {
    if (this.chain !== chain || this.asset !== asset) this.turnTo(chain, asset);
    return this.accounts.get(address) ?? this.open(chain, address, asset);
  }

  chains(): string[] {
    return [...this.assetsOf.keys()];
  }

  addressOf(account: number): number {
    return this.accountAddress[account]!;
  }

  assetOf(account: number): number {
    return this.accountAsset[account]!;
  }

  nameOf(account: number): AccountName {
    const { chain, address } = this.addressName(this.addressOf(account));
    return { chain, address, asset: this.assetName(this.assetOf(account)).asset };
  }

  findAddress(chain: string, address: string): number | undefined {
    return this.addressesOf.get(chain)?.get(address);
  }

  find(address: number, asset: number): number | undefined {
    return this.accountsOfAsset[asset]?.get(this.addressName(address).address);
  }

  addressName(address: number): { chain: string; address: string } {
    return this.addresses[address]!;
  }

  assetName(asset: number): { chain: string; asset: string } {
    return this.assets[asset]!;
  }

  /** Gives each account the number that stands in its place. */
  renumber(numbers: Int32Array): void {
    const [addresses, assets] = [this.accountAddress, this.accountAsset];
    this.accountAddress = new Array<number>(addresses.length);
    this.accountAsset = new Array<number>(assets.length);
    numbers.forEach((number, account) => {
      this.accountAddress[number] = addresses[account]!;
      this.accountAsset[number] = assets[account]!;
    });
    for (const accounts of this.accountsOfAsset) for (const [address, account] of accounts) accounts.set(address, numbers[account]!);
  }

  private turnTo(chain: string, asset: string): void {
    const id = idOf(this.assetsOf, chain, asset, () => {
      this.accountsOfAsset.push(new Map());
      return this.assets.push({ chain, asset }) - 1;
    });
    this.chain = chain;
    this.asset = asset;
    this.accounts = this.accountsOfAsset[id]!;
  }

  private open(chain: string, address: string, asset: string): number {
    const addressId = idOf(this.addressesOf, chain, address, () => this.addresses.push({ chain, address }) - 1);
    const account = this.accountAddress.push(addressId) - 1;
    this.accountAsset.push(this.assetsOf.get(chain)!.get(asset)!);
    this.accounts.set(address, account);
    return account;
  }
}

function idOf(ids: Map<string, Map<string, number>>, chain: string, name: string, make: () => number): number {
  const ofChain = ids.get(chain) ?? new Map<string, number>();
  ids.set(chain, ofChain);
  const known = ofChain.get(name);
  if (known !== undefined) return known;
  const made = make();
  ofChain.set(name, made);
  return made;
}
