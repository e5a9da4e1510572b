/** A file is not what it claims to be, or not whole. The message is for the sender; a parser's own words go into `cause`. */
export class Corrupt extends Error {}
