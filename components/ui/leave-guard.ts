export type LeaveGuard = {
  /** Lifts the guard and takes its extra history entry away. */
  lift: () => void;
  /** Lifts the guard for a page that takes the place of the extra entry. */
  giveWay: () => void;
};

/**
 * Keeps the page from being left unasked. Reload and closing the tab bring up the browser's own question; Back stays, by an extra
 * history entry of the same address, and calls `onAttempt`.
 */
export function guardAgainstLeaving(onAttempt: () => void): LeaveGuard {
  const stay = () => window.history.pushState(null, '', window.location.href);
  const handleBack = () => {
    stay();
    onAttempt();
  };
  const handleUnload = (event: BeforeUnloadEvent) => event.preventDefault();

  stay();
  window.addEventListener('popstate', handleBack);
  window.addEventListener('beforeunload', handleUnload);
  function giveWay() {
    window.removeEventListener('popstate', handleBack);
    window.removeEventListener('beforeunload', handleUnload);
  }
  function lift() {
    giveWay();
    window.history.back();
  }
  return { lift, giveWay };
}
