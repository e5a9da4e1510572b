/** The way to the guide: how to call the API with a key. */
export function ReferenceLink() {
  return (
    <a href="/reference" className="rounded-sm text-accent-ink underline underline-offset-4">
      Guide: how to use a key
    </a>
  );
}
