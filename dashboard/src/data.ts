// The tables inside the page: Parquet in base64, decoded when a tab first asks for them.
import { parquetMetadataAsync, parquetRead } from "hyparquet";
import { decompress } from "fzstd";

export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

export interface Facts {
  run_id: string;
  delivery_date: string;
  issued_at: string;
  policy: string;
  code_version: string;
  zone_id: string;
  audience: "published" | "restricted";
  runs: { run_id: string; delivery_date: string; issued_at: string }[];
  tables: Record<string, { rows: number; left: number }>;
}

/** A table by columns; times are milliseconds, days are days since 1970. */
export class Frame {
  constructor(
    readonly rows: number,
    readonly columns: Map<string, ArrayLike<Value>>,
    /** Which columns hold days or instants. */
    readonly times: Map<string, "day" | "instant"> = new Map(),
  ) {}

  names(): string[] {
    return [...this.columns.keys()];
  }

  col(name: string): ArrayLike<Value> {
    return this.columns.get(name) ?? { length: 0 };
  }

  has(name: string): boolean {
    return this.columns.has(name);
  }

  list(): Row[] {
    const entries = [...this.columns.entries()];
    return Array.from({ length: this.rows }, (_, i) => {
      const row: Row = {};
      for (const [name, values] of entries) row[name] = values[i] ?? null;
      return row;
    });
  }
}

export const DAY_MS = 86_400_000;

const parsers = {
  timestampFromMicroseconds: (micros: bigint): number => Number(micros) / 1000,
  timestampFromMilliseconds: (millis: bigint): number => Number(millis),
  dateFromDays: (days: number): number => days,
};

function bytesOf(text: string): ArrayBuffer {
  const native = (Uint8Array as unknown as { fromBase64?: (t: string) => Uint8Array }).fromBase64;
  if (native) return native.call(Uint8Array, text).buffer as ArrayBuffer;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes.buffer;
}

/** A number that JavaScript's own charts can take: counts come as BigInt. */
function plain(values: ArrayLike<unknown>): ArrayLike<Value> {
  if (values.length > 0 && !ArrayBuffer.isView(values)) {
    const first = Array.prototype.find.call(values, (v: unknown) => v !== null && v !== undefined) as unknown;
    if (typeof first !== "bigint") return values as ArrayLike<Value>;
  } else if (!(values instanceof BigInt64Array)) {
    return values as ArrayLike<Value>;
  }
  return Array.from(values as ArrayLike<bigint | null>, (v) => (v === null || v === undefined ? null : Number(v)));
}

async function decode(buffer: ArrayBuffer): Promise<Frame> {
  const parts = new Map<string, { at: number; data: ArrayLike<Value> }[]>();
  const file = { byteLength: buffer.byteLength, slice: (start: number, end?: number): ArrayBuffer => buffer.slice(start, end) };
  const metadata = await parquetMetadataAsync(file, { parsers });
  const times = new Map<string, "day" | "instant">();
  for (const element of metadata.schema) {
    const type = element.logical_type?.type ?? element.converted_type;
    if (type === "DATE") times.set(element.name, "day");
    else if (type?.startsWith("TIMESTAMP")) times.set(element.name, "instant");
  }
  await parquetRead({
    file,
    metadata,
    compressors: { ZSTD: (input, length) => decompress(input, new Uint8Array(length)) },
    parsers,
    onChunk: ({ columnName, columnData, rowStart }) => {
      const list = parts.get(columnName) ?? [];
      list.push({ at: rowStart, data: plain(columnData as ArrayLike<unknown>) });
      parts.set(columnName, list);
    },
  });
  const columns = new Map<string, ArrayLike<Value>>();
  let rows = 0;
  for (const [name, list] of parts) {
    list.sort((a, b) => a.at - b.at);
    const only = list[0];
    const whole: ArrayLike<Value> =
      list.length === 1 && only ? only.data : list.flatMap((part) => Array.from(part.data));
    columns.set(name, whole);
    rows = whole.length;
  }
  return new Frame(rows, columns, times);
}

const cache = new Map<string, Promise<Frame>>();

/** A table of the page; an empty one where the page has none of that name. */
export function table(name: string): Promise<Frame> {
  let frame = cache.get(name);
  if (!frame) {
    const block = document.getElementById("t:" + name);
    frame = block ? decode(bytesOf(block.textContent ?? "")) : Promise.resolve(new Frame(0, new Map()));
    cache.set(name, frame);
  }
  return frame;
}

export async function rows(name: string): Promise<Row[]> {
  return (await table(name)).list();
}

export const facts: Facts = JSON.parse(document.getElementById("quat-facts")?.textContent ?? "{}") as Facts;
export const restricted = facts.audience === "restricted";

/** Names of the page's tables that begin so, sorted. */
export function tablesLike(prefix: string): string[] {
  return Object.keys(facts.tables).filter((name) => name.startsWith(prefix)).sort();
}

export const n = (value: Value | undefined): number => (typeof value === "number" ? value : 0);
export const known = (value: Value | undefined): value is number =>
  typeof value === "number" && Number.isFinite(value);
export const s = (value: Value | undefined): string => (value === null || value === undefined ? "" : String(value));

export function sum(list: Iterable<number>): number {
  let total = 0;
  for (const value of list) total += value;
  return total;
}

/** A sum over rows; not known where one of them is not: a withheld figure is no 0. */
export function total(list: Row[], ...columns: string[]): number | null {
  let result = 0;
  for (const row of list) {
    for (const column of columns) {
      const value = row[column];
      if (!known(value)) return null;
      result += value;
    }
  }
  return result;
}

export function groupBy<T>(list: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const k = key(item);
    const group = groups.get(k);
    if (group) group.push(item);
    else groups.set(k, [item]);
  }
  return groups;
}
