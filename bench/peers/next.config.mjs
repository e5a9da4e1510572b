import { fileURLToPath } from 'node:url';

const config = {
  poweredByHeader: false,
  // The project around it has a lock file too; without this Next would take that folder for its root.
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  serverExternalPackages: ['pg'],
};

export default config;
