/** As many of a key's entries as its page shows; the audit log has all of them. */
const SHOWN = 10;

/** The API's query for the latest entries about a key. */
export function keyAuditQuery(keyId: string): Record<string, string> {
  return { entity_id: keyId, page_size: String(SHOWN) };
}
