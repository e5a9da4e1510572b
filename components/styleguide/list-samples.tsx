'use client';

import { Inbox, Plus } from 'lucide-react';
import { Address } from '@/components/ui/address';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Fact, Facts } from '@/components/ui/facts';
import { NoMatch } from '@/components/ui/no-match';
import { NoSuchPage } from '@/components/ui/no-such-page';
import { Pagination } from '@/components/ui/pagination';
import { ScreenHeader } from '@/components/ui/screen-header';
import { ShallowLink } from '@/components/ui/shallow-link';
import { Time } from '@/components/ui/time';
import { Sample } from './sample';
import { TableSample } from './table-sample';

const nothing = () => undefined;
const A_MOMENT = '2026-11-24T12:00:00.000Z';

/** Screens and what they list. */
export function ListSamples({ theme }: { theme: string }) {
  return (
    <>
      <Sample name="ScreenHeader">
        <ScreenHeader
          title="API Keys"
          action={
            <Button variant="primary" icon={<Plus aria-hidden className="size-4" />}>
              Create key
            </Button>
          }
        >
          Programs use them to upload and read files.
        </ScreenHeader>
      </Sample>
      <Sample name="Table · Pagination">
        <TableSample />
        <Pagination
          label={`Pages of keys, ${theme}`}
          page={2}
          pageSize={50}
          total={120}
          hrefOf={(page) => `?page=${page}`}
        />
      </Sample>
      <Sample name="EmptyState · NoMatch · NoSuchPage">
        <EmptyState icon={Inbox} title="No files yet" action={<Button>Upload a file</Button>}>
          Files that programs upload are listed here.
        </EmptyState>
        <NoMatch title="No key matches" onClear={nothing} />
        <NoSuchPage things="keys" firstPage="?page=1" />
      </Sample>
      <Sample name="Facts · Time · Address · ShallowLink">
        <Facts>
          <Fact name="Created">
            <Time at={A_MOMENT} format="full" />
          </Fact>
          <Fact name="Last used">
            <Time at={A_MOMENT} format="ago" />
          </Fact>
          <Fact name="From">
            <Address address="203.0.113.240" />
          </Fact>
          <Fact name="View">
            <ShallowLink
              href="?status=revoked"
              className="text-accent-ink underline underline-offset-4"
            >
              Revoked keys
            </ShallowLink>
          </Fact>
        </Facts>
      </Sample>
    </>
  );
}
