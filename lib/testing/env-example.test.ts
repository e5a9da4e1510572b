import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EnvSchema, parseEnv } from '@/lib/env';

type Entry = { name: string; value: string; comment: string };

/** The variables of `.env.example`: a comment, then `#NAME=value`, with a blank line after it. */
function readExample(): Entry[] {
  const text = readFileSync('.env.example', 'utf8');
  return text.split(/\n{2,}/).flatMap((block) => {
    const { name, value, comment } =
      /^(?<comment>(?:# .*\n)+)#(?<name>[A-Z0-9_]+)=(?<value>.*)$/.exec(block.trim())?.groups ?? {};
    if (name === undefined || value === undefined || comment === undefined) return [];
    return [{ name, value, comment }];
  });
}

const entries = readExample();
const defaults: Record<string, unknown> = EnvSchema.parse({});

test('.env.example names every variable that is read, and no other', () => {
  const assigned = readFileSync('.env.example', 'utf8').match(/^#?[A-Z0-9_]+(?==)/gm) ?? [];
  const names = assigned.map((name) => name.replace('#', ''));
  expect(names.toSorted()).toEqual(Object.keys(EnvSchema.shape).toSorted());
  expect(entries.map(({ name }) => name)).toEqual(names);
});

test.each(entries)('$name shows its default, or what happens without it', (entry) => {
  const byDefault = defaults[entry.name];
  if (byDefault === undefined) expect(entry.comment).toContain('Without it:');
  else {
    const shown: Record<string, unknown> = EnvSchema.parse({ [entry.name]: entry.value });
    expect(shown[entry.name]).toEqual(byDefault);
  }
});

test('the whole example, switched on, is a valid environment', () => {
  const values = Object.fromEntries(entries.map(({ name, value }) => [name, value]));
  expect(parseEnv(values)).toMatchObject({ appUrl: values['APP_URL'] });
});
