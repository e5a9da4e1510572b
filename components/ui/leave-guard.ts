/**
 * Keeps the page from being left unasked. Reload and closing the tab bring up the browser's own question; Back stays, by an extra
 * history entry of the same address, and calls `onAttempt`.
 * @returns a function that lifts the guard and takes the extra entry away
 */
export function guardAgainstLeaving(onAttempt: () => void): () => void {
  const stay = () => window.history.pushState(null, '', window.location.href);
  const handleBack = () => {
    stay();
    onAttempt();
  };
  const handleUnload = (event: BeforeUnloadEvent) => event.preventDefault();

  stay();
  window.addEventListener('popstate', handleBack);
  window.addEventListener('beforeunload', handleUnload);
  return () => {
    window.removeEventListener('popstate', handleBack);
    window.removeEventListener('beforeunload', handleUnload);
    window.history.back();
  };
}
