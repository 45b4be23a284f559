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

interface ChainNames {
  readonly addresses: Map<string, number>;
  readonly assets: Map<string, number>;
}

/** Gives each chain, address and asset its integer, in the order in which they are met. */
export class AccountBook implements Accounts {
  private readonly byChain = new Map<string, ChainNames>();
  /** The chain that was asked for last: the next row is most likely of the same. */
  private chain: string | undefined;
  private names: ChainNames = { addresses: new Map(), assets: new Map() };
  private readonly addresses: { chain: string; address: string }[] = [];
  private readonly assets: { chain: string; asset: string }[] = [];
  private readonly accountsOfAsset: Map<number, number>[] = [];
  private accountAddress: number[] = [];
  private accountAsset: number[] = [];

  get size(): number {
    return this.accountAddress.length;
  }

  get addressCount(): number {
    return this.addresses.length;
  }

  intern(chain: string, address: string, asset: string): number {
    const names = this.chain === chain ? this.names : this.namesOf(chain);
    let addressId = names.addresses.get(address);
    if (addressId === undefined) {
      addressId = this.addresses.push({ chain, address }) - 1;
      names.addresses.set(address, addressId);
    }
    let assetId = names.assets.get(asset);
    if (assetId === undefined) {
      assetId = this.assets.push({ chain, asset }) - 1;
      names.assets.set(asset, assetId);
      this.accountsOfAsset.push(new Map());
    }
    const accounts = this.accountsOfAsset[assetId]!;
    let account = accounts.get(addressId);
    if (account === undefined) {
      account = this.accountAddress.push(addressId) - 1;
      this.accountAsset.push(assetId);
      accounts.set(addressId, account);
    }
    return account;
  }

  chains(): string[] {
    return [...this.byChain.keys()];
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
    return this.byChain.get(chain)?.addresses.get(address);
  }

  find(address: number, asset: number): number | undefined {
    return this.accountsOfAsset[asset]?.get(address);
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

  private namesOf(chain: string): ChainNames {
    const names = this.byChain.get(chain) ?? { addresses: new Map(), assets: new Map() };
    this.byChain.set(chain, names);
    this.chain = chain;
    this.names = names;
    return names;
  }
}
