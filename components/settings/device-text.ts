import { parse } from 'bowser';

const LONGEST_RAW = 80;

/** "Firefox on Windows": the browser and the system that a `User-Agent` speaks of; the text itself where it names neither. */
export function deviceText(userAgent: string | null): string {
  if (userAgent === null || userAgent.trim() === '') return 'Unknown device';
  const { browser, os } = parse(userAgent);
  const names = [browser.name, os.name].filter(Boolean);
  return names.length === 0 ? userAgent.slice(0, LONGEST_RAW) : names.join(' on ');
}
