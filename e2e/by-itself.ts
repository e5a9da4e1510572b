/** For what a page finds out by itself: it asks every ten seconds, and the answer, or the way to sign-in, takes its time too. */
export const BY_ITSELF = { timeout: 30_000 };
