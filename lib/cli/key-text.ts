import type { CreatedKey, KeyRecord } from '@/lib/keys/schemas';
import { minute, table } from './table';

const HEADINGS = ['ID', 'NAME', 'ENVIRONMENT', 'STATUS', 'SCOPES', 'EXPIRES', 'LAST USED', 'KEY'];

export function keysText(keys: readonly KeyRecord[]): string {
  if (keys.length === 0) return 'No keys.\n';
  return table(
    HEADINGS,
    keys.map((key) => [
      ...[key.api_key_id, key.name, key.environment, key.status, key.scopes.join(',')],
      ...[minute(key.expires_at, 'never'), minute(key.last_used_at, 'never'), key.masked_key],
    ]),
  );
}

/** What a key has become. */
export function changedKeyText({ api_key_id, name, masked_key, status }: KeyRecord): string {
  return `${api_key_id} (${name}, ${masked_key}) is ${status}.\n`;
}

/** The one time the whole key is shown. */
export function newKeyText(key: CreatedKey): string {
  const replaces = key.replaces === null ? '' : `, replaces ${key.replaces}`;
  return [
    `${key.api_key_id} (${key.name}, ${key.environment}: ${key.scopes.join(', ')}${replaces})\n\n`,
    `  ${key.api_key}\n\n`,
    'Copy it now. It cannot be shown again. If it is lost, revoke it and create another.\n',
  ].join('');
}
