/** Where a request came from. One of IPv4 stays in one piece, one of IPv6 may need two lines. */
export function Address({ address }: { address: string | null }) {
  if (address === null) return <span className="text-muted">No address</span>;
  return (
    <code className="inline-block min-w-28 font-mono text-xs leading-5 wrap-anywhere">
      {address}
    </code>
  );
}
