'use client';

import { useSearchParams } from 'next/navigation';
import { useRef } from 'react';
import { useNow } from '@/components/ui/clock';
import { Notice } from '@/components/ui/notice';
import { useLoaded } from '@/components/ui/use-loaded';
import { mayWriteKeys, type Role } from '@/lib/auth/roles';
import type { KeyRecord } from '@/lib/keys/schemas';
import { CreateKeyButton } from './create-key-button';
import { DismissibleFailure } from '@/components/ui/dismissible-failure';
import { isAtLimit, KeyAllowance, type Allowance } from './key-allowance';
import { hasEnded } from './key-condition';
import { keyRowId } from './key-row';
import { KeysDialogs } from './keys-dialogs';
import { KeysEmpty } from './keys-empty';
import { KeysHeader } from './keys-header';
import { keysInView } from './keys-in-view';
import { KeysList } from './keys-list';
import { KeysToolbar } from './keys-toolbar';
import { isFiltered, isSameView, keysHref, readKeysView, type KeysView } from './keys-view';
import { ReferenceLink } from './reference-link';
import { useBulkChange } from './use-bulk-change';
import { useKeptKeys } from './use-kept-keys';
import { useKeyCreation } from './use-key-creation';
import { useKeyRevocation } from './use-key-revocation';
import { useKeyRotation } from './use-key-rotation';
import { useKeySelection } from './use-key-selection';
import { useKeySwitch } from './use-key-switch';
import { useIdleKeys, useKeys, type KeysPage } from './use-keys';

type KeysScreenProps = {
  projectId: string;
  tenantName: string;
  role: Role;
  allowance: Allowance;
  /** What the server rendered, and for which view. */
  initial: { view: KeysView; keys: KeysPage };
};

/** The API Keys screen: the plan's allowance, the list, and the dialogs that change keys, whose code comes when they open. */
export function KeysScreen({ projectId, tenantName, role, allowance, initial }: KeysScreenProps) {
  const view = readKeysView(useSearchParams());
  const creation = useKeyCreation(projectId);
  const rotation = useKeyRotation(projectId);
  const query = useKeys(projectId, view, {
    initial: isSameView(view, initial.view) ? initial.keys : null,
    isPaused: creation.created !== null || rotation.created !== null,
  });
  const { kept, keep } = useKeptKeys(view);
  const keys = keysInView(query.data?.items ?? [], kept);
  function keepInPlace(ended: KeyRecord) {
    const place = keys.findIndex((key) => key.api_key_id === ended.api_key_id);
    if (place >= 0) keep(ended, place);
  }
  const revocation = useKeyRevocation(projectId, keepInPlace);
  const bulk = useBulkChange(projectId, keepInPlace);
  const keySwitch = useKeySwitch(projectId);
  const isChangeable = (key: KeyRecord) => mayWriteKeys(role, key.environment) && !hasEnded(key);
  const selection = useKeySelection(view, keys.filter(isChangeable));
  const dialogs = useLoaded(() => import('./key-dialogs'));
  const idleKeys = useIdleKeys(projectId, isAtLimit(allowance), useNow()).filter(isChangeable);
  const createButton = useRef<HTMLButtonElement>(null);
  const mayCreate = mayWriteKeys(role, 'test');
  const isEmpty =
    query.data?.total === 0 && view.page === 1 && keys.length === 0 && !isFiltered(view);

  const button = (
    <CreateKeyButton
      ref={createButton}
      isAtLimit={isAtLimit(allowance)}
      isPending={dialogs.isLoading}
      onApproach={dialogs.preload}
      onClick={() => dialogs.ensure(creation.open)}
    />
  );
  const show = (next: KeysView) => window.history.pushState(null, '', keysHref(projectId, next));
  const commands = {
    rotate: (apiKey: KeyRecord) => dialogs.ensure(() => rotation.ask(apiKey)),
    turn: keySwitch.turn,
    revoke: (apiKey: KeyRecord) => dialogs.ensure(() => revocation.ask(apiKey)),
  };
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
      <KeyAllowance
        allowance={allowance}
        tenantName={tenantName}
        role={role}
        idleKeys={idleKeys}
        onRevoke={commands.revoke}
        onRevokeAll={() => dialogs.ensure(() => bulk.ask({ action: 'revoke', keys: idleKeys }))}
      />
      <DismissibleFailure message={keySwitch.failure} onDismiss={keySwitch.dismissFailure} />
      <div className="grid gap-2">
        <KeysToolbar view={view} isPending={query.isPlaceholderData} onChange={show} />
        <KeysList
          projectId={projectId}
          view={view}
          query={query}
          keys={keys}
          role={role}
          commands={commands}
          selection={selection}
          workingIds={keySwitch.runningIds}
          onView={show}
          onBulk={(action, chosen) => dialogs.ensure(() => bulk.ask({ action, keys: chosen }))}
          empty={
            <KeysEmpty
              tenantName={tenantName}
              isShowingEnded={view.isShowingEnded}
              createButton={mayCreate ? button : null}
            />
          }
        />
      </div>
      {dialogs.code === null ? null : (
        <KeysDialogs
          code={dialogs.code}
          projectId={projectId}
          role={role}
          creation={creation}
          rotation={rotation}
          revocation={revocation}
          bulk={bulk}
          focusAfter={(keyId) =>
            (keyId === null ? null : document.getElementById(keyRowId(keyId))) ??
            createButton.current
          }
        />
      )}
    </div>
  );
}
