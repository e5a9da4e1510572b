'use client';

import { Plus, Trash2 } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { IconButton } from '@/components/ui/icon-button';
import { Spinner } from '@/components/ui/spinner';
import { Sample } from './sample';

/** What is pressed, and the small things beside it. */
export function ButtonSamples() {
  return (
    <>
      <Sample name="Button">
        <p className="flex flex-wrap gap-2">
          <Button variant="primary" icon={<Plus aria-hidden className="size-4" />}>
            Create key
          </Button>
          <Button>Cancel</Button>
          <Button variant="danger">Revoke key</Button>
        </p>
        <p className="flex flex-wrap gap-2">
          <Button isPending>Saving</Button>
          <Button isUnavailable>Not now</Button>
          <Button size="small">Small</Button>
        </p>
      </Sample>
      <Sample name="IconButton · CopyButton">
        <p className="flex flex-wrap items-center gap-2">
          <IconButton label="Revoke key CI" isDangerous>
            <Trash2 aria-hidden />
          </IconButton>
          <CopyButton label="Copy the checksum" value="sha256:9f86d0" />
        </p>
      </Sample>
      <Sample name="Badge · Spinner">
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone="ok">Live</Badge>
          <Badge tone="warn">Test</Badge>
          <Badge tone="neutral">upload</Badge>
          <Spinner />
        </p>
      </Sample>
    </>
  );
}
