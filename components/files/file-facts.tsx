'use client';

import { EnvironmentBadge } from '@/components/keys/environment-badge';
import { actorText } from '@/components/ui/actor-text';
import { CopyButton } from '@/components/ui/copy-button';
import { Fact, Facts } from '@/components/ui/facts';
import { sizeText } from '@/components/ui/size-text';
import { Time } from '@/components/ui/time';
import type { FileRecord } from '@/lib/files/schemas';
import { DeletedIn } from './deleted-in';

/** A file's record, in words. */
export function FileFacts({ file }: { file: FileRecord }) {
  const { uploaded_by: by, last_downloaded_at: downloadedAt, metadata } = file;
  return (
    <Facts>
      <Fact name="Type">{file.content_type}</Fact>
      <Fact name="Size">
        {sizeText(file.size_bytes)}{' '}
        <span className="text-muted">({file.size_bytes.toLocaleString('en')} bytes)</span>
      </Fact>
      <Fact name="Context">
        <code className="font-mono text-[0.8125rem]">{file.context_key}</code>
      </Fact>
      <Fact name="Environment">
        <span className="flex flex-wrap items-center gap-2">
          <EnvironmentBadge environment={file.environment} />
          <DeletedIn at={file.expires_at} />
        </span>
      </Fact>
      <Fact name="Uploaded">
        <Time at={file.created_at} format="full" /> by {actorText(by)}
      </Fact>
      <Fact name="Downloads">
        {file.download_count}
        {downloadedAt === null ? null : (
          <span className="text-muted">
            , last <Time at={downloadedAt} format="ago" />
          </span>
        )}
      </Fact>
      <Fact name="File ID">
        <code className="font-mono text-[0.8125rem]">{file.file_id}</code>{' '}
        <CopyButton label={`Copy file ID of ${file.original_filename}`} value={file.file_id} />
      </Fact>
      <Fact name="Checksum">
        <code className="font-mono text-[0.8125rem]">{file.checksum}</code>{' '}
        <CopyButton label={`Copy checksum of ${file.original_filename}`} value={file.checksum} />
      </Fact>
      <Fact name="Metadata">
        {Object.keys(metadata).length === 0 ? (
          <span className="text-muted">None</span>
        ) : (
          <pre className="font-mono text-[0.8125rem] wrap-anywhere whitespace-pre-wrap">
            {JSON.stringify(metadata, null, 2)}
          </pre>
        )}
      </Fact>
    </Facts>
  );
}
