import { readFileSync } from 'node:fs';

/**
 * Every variable that the product reads, blank, which counts as absent. A server that a test starts gets them, so that
 * the developer's own `.env` names neither its database nor anything else.
 */
export function blankEnvironment(): Record<string, string> {
  const variables = readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z0-9_]+)=/gm);
  return Object.fromEntries(Array.from(variables, ([, name]) => [String(name), '']));
}
