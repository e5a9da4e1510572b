import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  compress: true,
  devIndicators: false,
  images: { unoptimized: true },
  // `npm run verify` checks types, once and for every file; a user's build need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@prisma/client', 'nodemailer', 'pg', 'pino', 'piscina'],
  headers: () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
      ],
    },
  ],
};

/** A `page.dev.tsx` is a page in development, and nothing at all in the product. */
export default (phase) => ({
  ...config,
  pageExtensions: phase === PHASE_DEVELOPMENT_SERVER ? ['tsx', 'ts', 'dev.tsx'] : ['tsx', 'ts'],
});
