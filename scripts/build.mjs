// npm run build: builds what `npm start` runs, whether or not it is built already.
import { build, generate } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';
import { main } from './steps/project.mjs';
import { withProjectLock } from './steps/project-lock.mjs';

await main(() =>
  withProjectLock(async () => {
    await installPackages({ forDevelopment: true });
    await generate();
    await build({ force: true });
  }),
);
