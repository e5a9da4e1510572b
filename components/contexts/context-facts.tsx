import { Fact, Facts } from '@/components/ui/facts';
import { Time } from '@/components/ui/time';
import type { ContextRecord } from '@/lib/contexts/schemas';
import { ContextStatus } from './context-status';
import { StorageUse } from './storage-use';

const yesNo = (isSo: boolean) => (isSo ? 'Yes' : 'No');

/** A context's rules, in words. */
export function ContextFacts({ context }: { context: ContextRecord }) {
  const { upload_rate_limit: rate, allowed_extensions: extensions, metadata } = context;
  return (
    <Facts>
      <Fact name="Key">
        <code className="font-mono text-[0.8125rem]">{context.context_key}</code>
      </Fact>
      <Fact name="Description">{context.description ?? 'None'}</Fact>
      <Fact name="Status">
        <ContextStatus status={context.status} />
      </Fact>
      <Fact name="Storage">
        <StorageUse context={context} />
      </Fact>
      <Fact name="Extensions">{extensions.length === 0 ? 'All' : extensions.join(', ')}</Fact>
      <Fact name="Largest file">{context.max_file_size_mb} MiB</Fact>
      <Fact name="Rejects blank">{yesNo(context.reject_blank_files)}</Fact>
      <Fact name="Rejects corrupt">{yesNo(context.reject_corrupt_files)}</Fact>
      <Fact name="Virus scan">{yesNo(context.scan_for_viruses)}</Fact>
      <Fact name="Rate limit">
        {rate === null ? 'None' : `${rate.max_uploads} uploads in ${rate.window_seconds} s`}
      </Fact>
      <Fact name="Path template">
        {context.storage_path_template === null ? (
          'The standard path'
        ) : (
          <code className="font-mono text-[0.8125rem]">{context.storage_path_template}</code>
        )}
      </Fact>
      <Fact name="Metadata">
        {Object.keys(metadata).length === 0 ? (
          'None'
        ) : (
          <pre className="font-mono text-[0.8125rem] wrap-anywhere whitespace-pre-wrap">
            {JSON.stringify(metadata, null, 2)}
          </pre>
        )}
      </Fact>
      <Fact name="Changed">
        <Time at={context.updated_at} format="full" />
      </Fact>
    </Facts>
  );
}
