import { chromium } from '@playwright/test';
import { startProduct, createKey } from '../auth/product.mjs';
import { judge } from './bars.mjs';
import { measureFirstLoad } from './first-load.mjs';
import { measureInteractions } from './interactions.mjs';
import { SCREENS } from './screens.mjs';
import { fillProject, KEYS } from './seed.mjs';
import { report } from './report.mjs';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** What the browser itself says of the dashboard: script and paint of each screen, and how fast a list of 10,000 keys answers. */
export async function run({ say, rounds }) {
  const product = await startProduct();
  const browser = await chromium.launch({ args: ARGS, executablePath: process.env.CHROMIUM_PATH });
  try {
    const { token, projectId, id: keyId } = await createKey(product);
    await fillProject(product.databaseUrl);
    say(`${KEYS} keys, Chromium ${browser.version()}, median of ${rounds} loads`);
    const opener = (isSignedIn) => () => openPage(browser, isSignedIn ? { token, product } : null);
    const screens = [];
    for (const { name, path, isSignedIn } of SCREENS) {
      say(name);
      const url = product.origin + path({ projectId, keyId });
      screens.push(await measureFirstLoad({ name, url, open: opener(isSignedIn), rounds }));
    }
    const url = `${product.origin}/projects/${projectId}/keys`;
    const interactions = await measureInteractions({ url, open: opener(true) });
    const bars = judge(screens, interactions);
    const passed = bars.every((bar) => bar.passed);
    return { screens, interactions, bars, passed, text: report({ screens, interactions, bars }) };
  } finally {
    await browser.close();
    await product.stop();
  }
}

async function openPage(browser, signedIn) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  if (signedIn !== null) {
    const { token, product } = signedIn;
    const cookie = { name: 'uploadkit.session', value: token, url: product.origin };
    await context.addCookies([cookie]);
  }
  return context.newPage();
}
