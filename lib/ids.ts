import { v7 } from 'uuid';

export type IdPrefix =
  'ten' | 'usr' | 'prj' | 'key' | 'ctx' | 'file' | 'aud' | 'ses' | 'inv' | 'req';

/** A new opaque id such as `key_019…`: UUIDv7 (RFC 9562, section 5.7) as 32 hex digits, so ids sort by creation time. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${v7().replaceAll('-', '')}`;
}
