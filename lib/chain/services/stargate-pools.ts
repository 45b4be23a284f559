type Pools = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * The token of each pool of the first version, empty for the chain's own asset; only pools whose events count in the
 * decimals of their token (DefiLlama/dimension-adapters, stargate v1, which lists no others).
 */
export const V1_POOLS: Pools = {
  ethereum: {
    '0xdf0770df86a8034b3efef0a1bb3c889b8332ff56': '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
    '0x38ea452219524bb87e18de1c24d3bb59510bd783': '0xdac17f958d2ee523a2206206994597c13d831ec7',
    '0x430ebff5e3e80a6c58e7e6ada1d90f5c28aa116d': '0xdac17f958d2ee523a2206206994597c13d831ec7',
    '0x101816545f6bd2b1076434b54383a1e633390a2e': '',
    '0x692953e758c3669290cb1677180c64183cee374e': '0x0c10bf8fcb7bf5412187a595ab97a3609160b5c6',
    '0xd8772edbf88bba2667ed011542343b0eddacda47': '0x9e32b13ce7f2e80a01932b42553652e053d6ed8e',
  },
  polygon: {
    '0x1205f31718499dbf1fca446663b532ef87481fe1': '0x2791bca1f2de4661ed88a30c99a7a9449aa84174',
    '0x29e38769f23701a2e4a8ef0492e19da4604be62c': '0xc2132d05d31c914a87c6611c10748aeb04b58e8f',
  },
  avalanche: {
    '0x1205f31718499dbf1fca446663b532ef87481fe1': '0xb97ef9ef8734c71904d8002f8b6bc66dd9c48a6e',
    '0x29e38769f23701a2e4a8ef0492e19da4604be62c': '0x9702230a8ea53601f5cd2dc00fdbc13d4df4a8c7',
  },
  fantom: { '0x12edea9cd262006cc3c4e77c90d2cd2dd4b1eb97': '0x04068da6c83afcfa0e13ba15a6696662335d5b75' },
  bsc: {
    '0x4e145a589e4c03cbe3d28520e4bf3089834289df': '0xd17479997f34dd9156deef8f95a52d81d265be9c',
    '0xd4cec732b3b135ec52a3c0bc8ce4b8cfb9dace46': '0xe552fb52a4f19e44ef5a967632dbc320b0820639',
  },
  arbitrum: {
    '0x892785f33cdee22a30aef750f285e18c18040c3e': '0xff970a61a04b1ca14834a43f5de4533ebddb5cc8',
    '0xb6cfcf89a7b22988bfc96632ac2a9d6dab60d641': '0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9',
    '0x915a55e36a01285a14f05de6e81ed9ce89772f8e': '',
  },
  optimism: {
    '0xdecc0c09c3b5f6e92ef4184125d5648a66e35298': '0x7f5c764cbc14f9669b88837ca1490cca17c31607',
    '0xd22363e3762ca7339569f3d33eade20127d5f98c': '',
  },
};

/** Each pool of the second version and its token, empty for the chain's own asset (@stargatefinance/stg-evm-v2 2.0.6, deployments). */
export const V2_POOLS: Pools = {
  ethereum: {
    '0x77b2043768d28e9c9ab44e1abfc95944bce57931': '',
    '0xc026395860db2d07ee33e05fe50ed7bd583189c7': '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
    '0x933597a323eb81cae705c5bc29985172fd5a3973': '0xdac17f958d2ee523a2206206994597c13d831ec7',
    '0x268ca24daeff1fac2ed883c598200ccbb79e931d': '0xd5f7838f5c461feff7fe49ea5ebaf7728bb0adfa',
    '0xcdafb1b2db43f366e48e6f614b8dccbfeefeecd3': '0x9e32b13ce7f2e80a01932b42553652e053d6ed8e',
  },
  arbitrum: {
    '0xa45b5130f36cdca45667738e2a258ab09f4a5f7f': '',
    '0xe8cdf27acd73a434d661c84887215f7598e7d0d3': '0xaf88d065e77c8cc2239327c5edb3a432268e5831',
    '0xce8cca271ebc0533920c83d39f417ed6a0abb7d0': '0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9',
  },
  optimism: {
    '0xe8cdf27acd73a434d661c84887215f7598e7d0d3': '',
    '0xce8cca271ebc0533920c83d39f417ed6a0abb7d0': '0x0b2c639c533813f4aa9d7837caf62653d097ff85',
    '0x19cfce47ed54a88614648dc3f19a5980097007dd': '0x94b008aa00579c1307b0ef2c499ad98a8ce58e58',
  },
  base: {
    '0xdc181bd607330aeebef6ea62e03e5e1fb4b6f7c7': '',
    '0x27a16dc786820b16e5c9028b75b99f6f604b5d26': '0x833589fcd6edb6e08f4c7c32d4f71b54bda02913',
  },
  linea: { '0x81f6138153d473e8c5ecebd3dc8cd4903506b075': '' },
  bsc: {
    '0x962bd449e630b0d928f308ce63f1a21f02576057': '0x8ac76a51cc950d9822d68b83fe1ad97b32cd580d',
    '0x138eb30f73bc423c6455c53df6d89cb01d9ebc63': '0x55d398326f99059ff775485246999027b3197955',
  },
  polygon: {
    '0x9aa02d4fae7f58b8e8f34c66e756cc734dac7fe4': '0x3c499c542cef5e3811e1192ce70d8cc03d5c3359',
    '0xd47b03ee6d86cf251ee7860fb2acf9f91b9fd4d7': '0xc2132d05d31c914a87c6611c10748aeb04b58e8f',
  },
  avalanche: {
    '0x5634c4a5fed09819e3c46d86a965dd9447d86e47': '0xb97ef9ef8734c71904d8002f8b6bc66dd9c48a6e',
    '0x12dc9256acc9895b076f6638d628382881e62cee': '0x9702230a8ea53601f5cd2dc00fdbc13d4df4a8c7',
  },
  metis: {
    '0x36ed193dc7160d3858ec250e69d12b03ca087d08': '0x420000000000000000000000000000000000000a',
    '0xd9050e7043102a0391f81462a3916326f86331f0': '0xdeaddeaddeaddeaddeaddeaddeaddeaddead0000',
    '0x4dcbfc0249e8d5032f89d6461218a9d2efff5125': '0xbb06dca3ae6887fabf931640f67cab3e3a16f4dc',
  },
  kava: { '0x41a5b0470d96656fb3e8f68a218b39adbca3420b': '0x919c1c267bc06a7039e03fcc2ef738525769109c' },
  mantle: {
    '0x4c1d3fc3fc3c177c3b633427c2f769276c547463': '0xdeaddeaddeaddeaddeaddeaddeaddeaddead1111',
    '0xac290ad4e0c891fdc295ca4f0a6214cf6dc6acdc': '0x09bc4e0d864854c6afb6eb9a9cdf58ac190d0df9',
    '0xb715b85682b731db9d5063187c450095c91c57fc': '0x201eba5cc46d216ce6dc03f6a759e8e766e956ae',
    '0xf7628d84a2bbd9bb9c8e686ac95bb5d55169f3f1': '0xcda86a272531e8640cd7f1a92c01839911b90bb0',
  },
  gnosis: {
    '0xe9aba835f813ca05e50a6c0ce65d0d74390f7de7': '0x6a023ccd1ff6f2045c3309768ead9e68f978f6e1',
    '0xb1eead6959cb5bb9b20417d6689922523b2b86c3': '0x2a22f9c3b484c3629090feed35f17ff8f88f76f0',
  },
};
