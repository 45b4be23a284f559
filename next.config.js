// Nothing leaves the machine until it is told to, and Next.js reads this after its configuration.
process.env.NEXT_TELEMETRY_DISABLED = '1';

/** @type {import('next').NextConfig} */
module.exports = {
  serverExternalPackages: ['@electric-sql/pglite', 'pg', 'pino', 'prom-client'],
  poweredByHeader: false,
  reactStrictMode: true,
  // 100,000 addresses pasted or sent as a file into the form of /screen; lib/api reads no more of a request either.
  experimental: { serverActions: { bodySizeLimit: '33mb' } },
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
