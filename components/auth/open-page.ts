/** Opens a page of this site anew, or a provider's. It resolves only for who comes back to this one as it was left: what waits for it stays pending. */
export function openPage(path: string): Promise<void> {
  window.location.assign(path);
  return new Promise((resolve) => {
    window.addEventListener('pageshow', () => resolve(), { once: true });
  });
}
