'use client';

import Link from 'next/link';
import { useState } from 'react';
import { FieldGroup } from '@/components/ui/field-group';
import { Notice } from '@/components/ui/notice';
import { Segments } from '@/components/ui/segments';
import { Select } from '@/components/ui/select';
import type { Environment } from '@/lib/auth/principal';
import { mayWrite, type Role } from '@/lib/auth/roles';
import type { ContextRecord } from '@/lib/contexts/schemas';
import { DropZone } from './drop-zone';
import type { UploadTarget } from './upload';
import { findTarget, takes } from './upload-target';

type UploadPanelProps = {
  projectId: string;
  contexts: readonly ContextRecord[];
  role: Role;
  /** The plan's largest file, in bytes. */
  largestFile: number;
  onFiles: (files: readonly File[], target: UploadTarget) => void;
};

const HINTS: Record<Environment, string> = {
  test: 'Test files are deleted after 24 hours and count against nothing.',
  live: 'Live files are kept and count against your quota.',
};

/** Where files go, chosen before they are: environment and context. Then the place to drop them. */
export function UploadPanel(props: UploadPanelProps) {
  const { projectId, contexts, role, largestFile, onFiles } = props;
  const [environment, setEnvironment] = useState<Environment>('test');
  const [wanted, setWanted] = useState('default');
  const mayLive = mayWrite(role, 'live');
  const context = findTarget(contexts, wanted);
  if (context === null) {
    return (
      <Notice tone="info">
        <p>
          No context of this project takes uploads.{' '}
          <Link
            href={`/projects/${projectId}/contexts`}
            prefetch={false}
            className="rounded-sm text-accent-ink underline underline-offset-4"
          >
            Go to Contexts
          </Link>
        </p>
      </Notice>
    );
  }
  const { context_key: contextKey } = context;
  return (
    <section aria-label="Upload files" className="grid gap-3">
      <div className="flex flex-wrap items-start gap-x-8 gap-y-3">
        <FieldGroup
          label="Upload to"
          hint={
            mayLive ? HINTS[environment] : `${HINTS.test} Your role, ${role}, does not allow live.`
          }
        >
          <Segments
            value={environment}
            options={[
              { value: 'test', label: 'Test' },
              { value: 'live', label: 'Live', isDisabled: !mayLive },
            ]}
            onChange={setEnvironment}
          />
        </FieldGroup>
        <FieldGroup label="Into context">
          <Select
            label="Context for uploads"
            value={contextKey}
            options={contexts
              .filter(({ status }) => status === 'active')
              .map(({ context_key }) => ({ value: context_key, label: context_key }))}
            onChange={setWanted}
          />
        </FieldGroup>
      </div>
      <DropZone
        hint={takes(context, largestFile)}
        onFiles={(files) => onFiles(files, { environment, contextKey })}
      />
    </section>
  );
}
