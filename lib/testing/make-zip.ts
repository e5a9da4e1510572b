import { crc32, deflateRawSync } from 'node:zlib';

export type ZipEntry = {
  name: string;
  content?: string | Buffer;
  /** Deflated already: what it unpacks to is told by `size`. */
  packed?: Buffer;
  size?: number;
  checksum?: number;
  isEncrypted?: boolean;
  method?: number;
  /** It has no bytes of its own: they are those of the entry before. */
  isShared?: boolean;
  /** The directory does not tell of it. */
  isUnlisted?: boolean;
};

/** A ZIP archive (APPNOTE.TXT 4.3) of these entries, with a comment where one is given. */
export function makeZip(entries: readonly ZipEntry[], comment = ''): Buffer<ArrayBuffer> {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let [offset, last] = [0, 0];
  for (const entry of entries) {
    const { head, data, name } = pack(entry);
    const local = Buffer.concat([Buffer.from('PK\x03\x04\x14\0', 'latin1'), head, name, data]);
    const central = Buffer.alloc(46);
    central.write('PK\x01\x02\x14\0\x14\0', 0, 'latin1');
    head.copy(central, 8);
    if (entry.isUnlisted !== true) directory.push(central, name);
    if (entry.isShared !== true) {
      locals.push(local);
      last = offset;
      offset += local.length;
    }
    central.writeUInt32LE(last, 42);
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  const listed = entries.filter(({ isUnlisted }) => isUnlisted !== true).length;
  end.writeUInt16LE(listed, 8);
  end.writeUInt16LE(listed, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, index, end, Buffer.from(comment, 'latin1')]);
}

/** The 24 bytes that the local and the central header share, from the flags on. */
function pack({ name, content = '', packed, isEncrypted = false, ...rest }: ZipEntry) {
  const bytes = Buffer.from(content);
  const data = packed ?? deflateRawSync(bytes);
  const encoded = Buffer.from(name);
  const head = Buffer.alloc(24);
  head.writeUInt16LE(isEncrypted ? 1 : 0, 0);
  head.writeUInt16LE(rest.method ?? 8, 2);
  head.writeUInt32LE(rest.checksum ?? crc32(bytes), 8);
  head.writeUInt32LE(data.length, 12);
  head.writeUInt32LE(rest.size ?? bytes.length, 16);
  head.writeUInt16LE(encoded.length, 20);
  return { head, data, name: encoded };
}
