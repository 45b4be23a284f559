// Nothing leaves the machine until it is told to, and Next.js reads this after its configuration.
process.env.NEXT_TELEMETRY_DISABLED = '1';

/** @type {import('next').NextConfig} */
module.exports = {
  serverExternalPackages: ['@electric-sql/pglite', 'pg', 'pino', 'prom-client', '@resvg/resvg-js', 'subset-font'],
  poweredByHeader: false,
  reactStrictMode: true,
  // 100,000 addresses pasted or sent as a file into the form of /screen; lib/api reads no more of a request either.
  experimental: { serverActions: { bodySizeLimit: '33mb' }, globalNotFound: true },
  // English stands at the paths without a prefix; the pages of every language are those under app/[lang].
  async redirects() {
    return [{ source: '/en/:path*', destination: '/:path*', permanent: true }];
  },
  async rewrites() {
    return {
      beforeFiles: [
        // A chart without a script, or as it was frozen: no page of the application, but a text that never changes by itself.
        { source: '/embed/:chart', has: [{ type: 'query', key: 'v' }], destination: '/api/v1/charts/:chart.html' },
        { source: '/embed/:chart', has: [{ type: 'query', key: 'plain' }], destination: '/api/v1/charts/:chart.html' },
      ],
      afterFiles: [
        { source: '/embed/:chart', has: [{ type: 'query', key: 'lang', value: '(?<lang>ko|ja)' }], destination: '/:lang/embed/:chart' },
        { source: '/', destination: '/en' },
        { source: '/:path((?!(?:en|ko|ja|api|permanent|_next|\\.well-known)(?:/|$)).*)', destination: '/en/:path' },
      ],
    };
  },
  // A page that another site can frame can be dressed up as that site's own; only the embeds may be.
  async headers() {
    const everywhere = [
      { key: 'X-Content-Type-Options', value: 'nosniff' },
      { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    ];
    return [
      { source: '/:path*', headers: everywhere },
      {
        source: '/((?!embed/).*)',
        headers: [
          { key: 'Content-Security-Policy', value: "frame-ancestors 'none'" },
          { key: 'X-Frame-Options', value: 'DENY' },
        ],
      },
      { source: '/embed/:path*', headers: [{ key: 'Content-Security-Policy', value: 'frame-ancestors *' }] },
    ];
  },
};
