'use client';

import { Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { screenHref } from '@/components/shell/place';
import { IconButton } from '@/components/ui/icon-button';
import { TableCell, TableRow, TableRowHeader } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { ProjectRecord } from '@/lib/projects/schemas';

export type ProjectCommands = {
  rename: (project: ProjectRecord) => void;
  remove: (project: ProjectRecord) => void;
};

type ProjectRowProps = {
  project: ProjectRecord;
  /** Null for who does not manage projects. */
  commands: ProjectCommands | null;
};

/** One project. Its name opens it. */
export function ProjectRow({ project, commands }: ProjectRowProps) {
  const { project_id: id, name, created_at: createdAt } = project;
  return (
    <TableRow>
      <TableRowHeader>
        <Link
          href={screenHref(id, 'keys')}
          prefetch={false}
          className="inline-flex min-h-6 items-center rounded-sm wrap-anywhere decoration-edge underline-offset-4 hover:underline"
        >
          {name}
        </Link>
      </TableRowHeader>
      <TableCell label="Created">
        <span className="whitespace-nowrap">
          <Time at={createdAt} format="date" />
        </span>
      </TableCell>
      <TableCell label="" isAction>
        {commands === null ? null : (
          <span className="flex justify-end">
            <IconButton label={`Rename project ${name}`} onClick={() => commands.rename(project)}>
              <Pencil aria-hidden />
            </IconButton>
            <IconButton
              label={`Delete project ${name}`}
              isDangerous
              onClick={() => commands.remove(project)}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </span>
        )}
      </TableCell>
    </TableRow>
  );
}
