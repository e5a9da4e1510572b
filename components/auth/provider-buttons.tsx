'use client';

import { useState } from 'react';
import { toFormProblem } from '@/components/form/form-problem';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useSubmission } from '@/components/ui/use-submission';
import type { SignInProvider } from '@/lib/accounts/schemas';
import { openPage } from './open-page';
import { PROVIDER_NAMES } from './provider-names';
import { findProviderPage } from './session-calls';

type ProviderButtonsProps = {
  /** Those that this server has a client of; without any there is nothing to see. */
  providers: readonly SignInProvider[];
  /** The path of this site that they lead back to. */
  returnTo: string;
};

/** The ways in beside a password, below its form. */
export function ProviderButtons({ providers, returnTo }: ProviderButtonsProps) {
  const [failure, setFailure] = useState<string | null>(null);
  const [chosen, setChosen] = useState<SignInProvider | null>(null);
  const { isPending, submit } = useSubmission();

  async function leave(provider: SignInProvider) {
    setFailure(null);
    setChosen(provider);
    try {
      await openPage(await findProviderPage(provider, returnTo));
    } catch (error) {
      setFailure(toFormProblem(error, []).summary);
    }
  }
  if (providers.length === 0) return null;
  return (
    <div className="grid gap-4">
      <div className="flex items-center gap-3 text-muted">
        <span aria-hidden className="h-px flex-1 bg-line" />
        or
        <span aria-hidden className="h-px flex-1 bg-line" />
      </div>
      {failure === null ? null : <Notice tone="error">{failure}</Notice>}
      {providers.map((provider) => (
        <Button
          key={provider}
          isPending={isPending && provider === chosen}
          onClick={() => void submit(() => leave(provider))}
        >
          Continue with {PROVIDER_NAMES[provider]}
        </Button>
      ))}
    </div>
  );
}
