/**
 * Who may import whom: the rooms of CONTRIBUTING. A file may import its own room and those listed here,
 * nothing else of ours; some packages belong to one room.
 */
const rooms = {
  core: [],
  config: ['core'],
  format: ['core'],
  trace: ['core'],
  screen: ['core'],
  contract: ['core'],
  drawing: ['core', 'contract', 'format'],
  registry: ['core', 'config'],
  chain: ['core', 'config'],
  db: ['core', 'config'],
  ingest: ['core', 'config', 'chain', 'registry', 'db', 'trace'],
  charts: ['core', 'config', 'db', 'trace', 'screen', 'contract'],
  watch: ['core', 'config', 'db', 'charts', 'contract', 'format'],
  bundle: ['core', 'contract', 'db', 'trace', 'charts', 'export'],
  export: ['core', 'contract', 'drawing', 'format'],
  api: ['core', 'config', 'screen', 'contract'],
  client: ['core', 'contract', 'format'],
  components: ['core', 'client', 'screen', 'contract', 'drawing', 'format'],
  parts: ['core', 'config', 'contract', 'registry', 'db', 'ingest', 'trace', 'screen', 'charts', 'watch', 'export', 'bundle', 'api', 'format'],
  app: ['core', 'components', 'server', 'api', 'trace', 'screen', 'contract', 'format'],
  server: ['core', 'config', 'contract', 'parts', 'registry', 'chain', 'db', 'ingest', 'trace', 'screen', 'charts', 'watch', 'export', 'bundle', 'api', 'format'],
  cli: ['core', 'config', 'contract', 'registry', 'chain', 'db', 'ingest', 'trace', 'screen', 'charts', 'watch', 'export', 'bundle', 'api', 'format'],
};

const path = {
  contract: '^lib/charts/contract/',
  charts: '^lib/charts/(?!contract/)',
  components: '^components/',
  app: '^app/',
  server: '^lib/server\\.ts$',
  parts: '^lib/server/',
};
const at = (room) => path[room] ?? `^lib/${room}/`;

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-imports`,
  comment: `${room} may import: ${[room, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: at(room) },
  to: { path: '^(app|components|lib)/', pathNot: [room, ...allowed].map(at) },
}));

const packageOnlyIn = (name, owner, ...where) => ({
  name: `${name}-only-in-${owner}`,
  severity: 'error',
  from: { path: '^(app|components|lib)/', pathNot: where },
  to: { path: `node_modules/${name}/` },
});

module.exports = {
  forbidden: [
    ...roomRules,
    packageOnlyIn('ethers', 'chain', at('chain')),
    packageOnlyIn('recharts', 'charts', '^components/charts/'),
    packageOnlyIn('drizzle-orm', 'db', at('db'), at('charts'), at('ingest')),
    packageOnlyIn('server-only', 'server', at('server')),
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.json', '.css', '.d.ts'] },
  },
};
