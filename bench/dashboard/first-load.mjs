import { median } from '../harness/rounds.mjs';

// Fills what `readPaint` reads; an observer is the only way to the entries of these types.
const WATCH = `
  window.benchPaint = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.benchPaint = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });`;

/**
 * Opens a screen as somebody who was never there, some times over.
 * @param open makes a page of a browser without a cache
 * @returns `{ name, scriptKilobytes, largestPaintMs }`, the medians
 */
export async function measureFirstLoad({ name, url, open, rounds }) {
  const loads = [];
  for (let round = 0; round < rounds; round += 1) loads.push(await loadOnce(await open(), url));
  const of = (field) => median(loads.map((load) => load[field]));
  return { name, scriptKilobytes: of('scriptKilobytes'), largestPaintMs: of('largestPaintMs') };
}

async function loadOnce(page, url) {
  const sizes = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.addInitScript(WATCH);
  const response = await page.goto(url, { waitUntil: 'networkidle' });
  if (response.status() !== 200) throw new Error(`${url} answered ${response.status()}`);
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  const largestPaintMs = await page.evaluate('window.benchPaint');
  if (bytes === 0 || largestPaintMs === 0) throw new Error(`${url} was not measured`);
  await page.context().close();
  return { scriptKilobytes: bytes / 1024, largestPaintMs };
}
