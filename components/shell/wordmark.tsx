/** The product's name, with a mark drawn in the accent: an arrow that goes up, out of a tray. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 text-[0.9375rem] font-semibold tracking-tight">
      <svg aria-hidden viewBox="0 0 20 20" className="size-5" fill="none">
        <rect width="20" height="20" rx="5" className="fill-accent" />
        <path
          d="M10 12V5.5M7.25 8 10 5.25 12.75 8M5.5 11.5v2a1.25 1.25 0 0 0 1.25 1.25h6.5a1.25 1.25 0 0 0 1.25-1.25v-2"
          className="stroke-on-fill"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      UploadKit
    </span>
  );
}
