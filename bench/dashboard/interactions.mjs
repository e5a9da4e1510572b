// Durations come in steps of 8 ms and from 16 ms on (Event Timing, section 4.1): what is shorter is told as 16.
const LEAST_MS = 16;

const WATCH = `
  window.benchEvents = [];
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries())
      if (interactionId > 0) window.benchEvents.push({ interactionId, duration });
  }).observe({ type: 'event', durationThreshold: ${LEAST_MS}, buffered: true });`;

/** What people do to a long list, by real key presses and clicks; each ends when the rows that it asked for are there. */
const ACTIONS = [
  { name: 'typing a search', run: (page) => type(page, 'invoices 77') },
  { name: 'narrowing by keyboard: environment', run: (page) => arrow(page, 'Environment') },
  { name: 'narrowing by keyboard: scope', run: (page) => arrow(page, 'Scope') },
  { name: 'sorting by name', run: (page) => page.getByRole('link', { name: 'Name' }).click() },
  {
    name: 'clearing the search',
    run: (page) => page.getByRole('button', { name: 'Clear the search' }).click(),
  },
  { name: 'the next page', run: (page) => page.getByRole('link', { name: 'Next' }).click() },
  {
    name: 'ticking all keys of a page',
    run: (page) => page.getByRole('checkbox', { name: 'Select all keys on this page' }).click(),
  },
];

/**
 * Filters, sorts and pages through the list.
 * @returns `[{ name, worstMs }]`: the longest interaction of each action, from input to next paint
 */
export async function measureInteractions({ url, open }) {
  const page = await open();
  await page.addInitScript(WATCH);
  await page.goto(url, { waitUntil: 'networkidle' });
  const results = [];
  for (const { name, run } of ACTIONS) {
    await page.evaluate('window.benchEvents.length = 0');
    await run(page);
    await settled(page);
    const events = await page.evaluate('window.benchEvents');
    const worstMs = Math.max(LEAST_MS, ...events.map(({ duration }) => duration));
    results.push({ name, worstMs });
  }
  await page.context().close();
  return results;
}

async function type(page, text) {
  await page.getByRole('searchbox', { name: 'Search keys' }).click();
  await page.keyboard.type(text, { delay: 70 });
}

async function arrow(page, label) {
  await page.getByLabel(label, { exact: true }).focus();
  await page.keyboard.press('ArrowDown');
}

// The rows of before are marked as busy until the others are there; the pause lets the debounce and the last entry pass.
async function settled(page) {
  await page.waitForTimeout(600);
  await page.locator('table:not([aria-busy])').waitFor();
  await page.waitForTimeout(400);
}
