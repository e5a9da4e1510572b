import { Table, TableHeader } from '@/components/ui/table';
import type { ProjectRecord } from '@/lib/projects/schemas';
import { ProjectRow, type ProjectCommands } from './project-row';

type ProjectsTableProps = {
  projects: readonly ProjectRecord[];
  commands: ProjectCommands | null;
  isBusy: boolean;
};

/** The projects, oldest first. */
export function ProjectsTable({ projects, commands, isBusy }: ProjectsTableProps) {
  return (
    <Table
      caption="Projects"
      isBusy={isBusy}
      head={
        <>
          <TableHeader>Name</TableHeader>
          <TableHeader>Created</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </>
      }
    >
      {projects.map((project) => (
        <ProjectRow key={project.project_id} project={project} commands={commands} />
      ))}
    </Table>
  );
}
