import { headers } from 'next/headers';
import { rememberEarlyActions } from './early-actions';

/** Runs {@link rememberEarlyActions} while the page is read, before any other script is there. */
export async function EarlyActionsScript() {
  const nonce = (await headers()).get('x-nonce') ?? '';
  return (
    // A browser hides the nonce of what it has run, so the two never look alike.
    <script
      nonce={nonce}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: `(${String(rememberEarlyActions)})()` }}
    />
  );
}
