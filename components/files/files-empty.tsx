import { Files } from 'lucide-react';
import Link from 'next/link';
import { buttonLook } from '@/components/ui/button-look';
import { EmptyState } from '@/components/ui/empty-state';
import { ReferenceLink } from '@/components/keys/reference-link';

type FilesEmptyProps = { projectId: string; tenantName: string; mayUpload: boolean };

/** No file yet: the two ways to upload one. */
export function FilesEmpty({ projectId, tenantName, mayUpload }: FilesEmptyProps) {
  return (
    <EmptyState
      icon={Files}
      title="No files yet"
      action={
        <span className="flex flex-wrap items-center justify-center gap-4">
          <Link href={`/projects/${projectId}/keys`} prefetch={false} className={buttonLook({})}>
            Go to API Keys
          </Link>
          <ReferenceLink />
        </span>
      }
    >
      {mayUpload
        ? 'Drop one above, or let a program upload it with an API key: POST it to /api/v1/files/upload. Start with a test key, whose files are deleted after 24 hours.'
        : `Programs upload with an API key. To upload by hand, ask an owner or admin of ${tenantName} for another role than viewer.`}
    </EmptyState>
  );
}
