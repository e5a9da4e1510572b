'use client';

import { useSearchParams } from 'next/navigation';
import { useRef } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { useNow } from '@/components/ui/clock';
import { Notice } from '@/components/ui/notice';
import { useLoaded } from '@/components/ui/use-loaded';
import { mayWriteKeys, type Role } from '@/lib/auth/roles';
import type { KeyRecord } from '@/lib/keys/schemas';
import { CreateKeyButton } from './create-key-button';
import { isAtLimit, KeyAllowance, type Allowance } from './key-allowance';
import { keyRowId } from './key-row';
import { KeysEmpty } from './keys-empty';
import { KeysHeader } from './keys-header';
import { KeysList } from './keys-list';
import { isSameView, keysHref, readKeysView, type KeysView } from './keys-view';
import { ReferenceLink } from './reference-link';
import { useKeyCreation } from './use-key-creation';
import { useKeyRevocation } from './use-key-revocation';
import { useIdleKeys, useKeys, type KeysPage } from './use-keys';

type KeysScreenProps = {
  projectId: string;
  tenantName: string;
  role: Role;
  allowance: Allowance;
  /** What the server rendered, and for which view. */
  initial: { view: KeysView; keys: KeysPage };
};

/** The API Keys screen: the plan's allowance, the list, and the dialogs that create and revoke, whose code comes when they open. */
export function KeysScreen({ projectId, tenantName, role, allowance, initial }: KeysScreenProps) {
  const view = readKeysView(useSearchParams());
  const creation = useKeyCreation(projectId);
  const query = useKeys(projectId, view, {
    initial: isSameView(view, initial.view) ? initial.keys : null,
    isPaused: creation.created !== null,
  });
  const revocation = useKeyRevocation(projectId, view);
  const dialogs = useLoaded(() => import('./key-dialogs'));
  const idleKeys = useIdleKeys(projectId, isAtLimit(allowance), useNow());
  const createButton = useRef<HTMLButtonElement>(null);
  const mayCreate = mayWriteKeys(role, 'test');
  const isEmpty = query.data?.total === 0 && view.page === 1 && revocation.revoked.length === 0;

  const button = (
    <CreateKeyButton
      ref={createButton}
      isAtLimit={isAtLimit(allowance)}
      isPending={dialogs.isLoading}
      onApproach={dialogs.preload}
      onClick={() => dialogs.ensure(creation.open)}
    />
  );
  const { question } = revocation;
  const askToRevoke = (apiKey: KeyRecord) => dialogs.ensure(() => revocation.ask(apiKey));

  function showEnded(isShowingEnded: boolean) {
    window.history.pushState(null, '', keysHref(projectId, { page: 1, isShowingEnded }));
  }
  return (
    <div className="@container grid gap-5">
      <KeysHeader action={mayCreate && !isEmpty ? button : null}>
        {isEmpty ? null : <ReferenceLink />}
      </KeysHeader>
      {dialogs.hasFailed ? (
        <Notice tone="error">
          The dialog could not be loaded. Check your connection and try again.
        </Notice>
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
        <KeyAllowance
          allowance={allowance}
          idleKeys={idleKeys.filter((apiKey) => mayWriteKeys(role, apiKey.environment))}
          onRevoke={askToRevoke}
        />
        <Checkbox
          label="Show revoked and expired"
          isChecked={view.isShowingEnded}
          onChange={showEnded}
        />
      </div>
      <KeysList
        projectId={projectId}
        view={view}
        query={query}
        justRevoked={revocation.revoked}
        role={role}
        onRevoke={askToRevoke}
        empty={
          <KeysEmpty
            tenantName={tenantName}
            isShowingEnded={view.isShowingEnded}
            createButton={mayCreate ? button : null}
          />
        }
      />
      {dialogs.code === null ? null : (
        <dialogs.code.CreateKeyDialog
          creation={creation}
          role={role}
          focusAfter={() => createButton.current}
        />
      )}
      {dialogs.code === null || question === null ? null : (
        <dialogs.code.RevokeKeyDialog
          key={question.nth}
          apiKey={question.apiKey}
          isOpen={question.isOpen}
          onClose={revocation.close}
          onRevoke={revocation.revoke}
          focusAfter={() => document.getElementById(keyRowId(question.apiKey.api_key_id))}
        />
      )}
    </div>
  );
}
