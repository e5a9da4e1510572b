/** The address of a key's own page. */
export function keyHref(projectId: string, keyId: string): string {
  return `/projects/${projectId}/keys/${keyId}`;
}
