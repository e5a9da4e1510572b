export type FieldTableProps = {
  caption: string;
  fields: { name: string; type: string; isRequired: boolean; rules: string }[];
};

/** Names, types and rules of some fields; nothing when there are none. */
export function FieldTable({ caption, fields }: FieldTableProps) {
  if (fields.length === 0) return null;
  return (
    <table className="w-full table-fixed border-collapse text-left">
      <caption className="pb-1 text-left text-xs font-medium text-muted">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Type and rules</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ name, type, isRequired, rules }) => (
          <tr key={name} className="border-t border-line align-top">
            <th scope="row" className="w-2/5 py-1.5 pr-3 font-mono text-xs font-normal break-words">
              {name}
              {isRequired ? <span className="text-muted"> required</span> : null}
            </th>
            <td className="py-1.5 break-words text-muted">
              <span className="text-ink">{type}</span>
              {rules === '' ? null : `, ${rules}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
