// The delivery day by hour: the system, the zones, the regions; and the day before, where it is kept.
import { facts, groupBy, known, n, rows, s, sum, type Row } from "../data";
import { LEVELS, levelAt } from "../i18n";

export interface Day {
  hours: number[];
  /** The whole system by hour; of a run that had no table of it, what its zones repeat. */
  system: Map<number, Row>;
  regions: Map<string, Map<number, Row>>;
  zones: Map<string, Map<number, Row>>;
}

const byHour = (list: Row[]): Map<number, Row> => new Map(list.map((row) => [n(row.market_hour), row]));

export async function dayOf(suffix = ""): Promise<Day> {
  const [systemRows, regionRows, zoneRows] = await Promise.all([
    rows("out_strain__system_hours" + suffix), rows("out_strain__region_hours" + suffix), rows("out_strain__zone_hours" + suffix)]);
  const all = [...systemRows, ...zoneRows, ...regionRows];
  const hours = [...new Set(all.map((row) => n(row.market_hour)))].sort((a, b) => a - b);
  const regions = new Map<string, Map<number, Row>>();
  for (const [region, list] of groupBy(regionRows, (row) => s(row.region))) regions.set(region, byHour(list));
  const zones = new Map<string, Map<number, Row>>();
  for (const zone of ["North", "South", "West"]) {
    const list = zoneRows.filter((row) => row.zone === zone);
    if (list.length) zones.set(zone, byHour(list));
  }
  const system = byHour(systemRows.length ? systemRows : [...(zones.values().next().value?.values() ?? [])]);
  return { hours, system, regions, zones };
}

/** True where the run computed levels through the network; else each area by itself is all there is. */
export const coordinated = (day: Day): boolean =>
  [...day.regions.values()].some((hours) => [...hours.values()].some((row) => "coordinated_level" in row));

/** The level to be shown first: through the network. */
export const levelOf = (row: Row | undefined): string =>
  s(row && ("coordinated_level" in row ? row.coordinated_level : row.level ?? row.system_level));

export const ratioOf = (row: Row | undefined): number | null => {
  const value = row && ("coordinated_stress_ratio" in row ? row.coordinated_stress_ratio : row.stress_ratio);
  return known(value) ? value : null;
};

export function worstLevel(levels: Iterable<string>): string {
  let worst = -1;
  for (const level of levels) worst = Math.max(worst, levelAt(level));
  return LEVELS[worst] ?? "";
}

/** The worst level of any region in an hour. */
export const levelOfHour = (day: Day, hour: number): string =>
  worstLevel([...day.regions.values()].map((hours) => levelOf(hours.get(hour))));

export const uncovered = (day: Day, hour: number): number => n(day.system.get(hour)?.unserved_mw);

/** The hour of the greatest shortage; where there is none, of the greatest strain. */
export function worstHour(day: Day): number {
  const rank = (hour: number): number[] => [uncovered(day, hour), n(day.system.get(hour)?.coordinated_stress_max)];
  return day.hours.reduce((a, b) => {
    const [[ua = 0, ra = 0], [ub = 0, rb = 0]] = [rank(a), rank(b)];
    return ub > ua || (ub === ua && rb > ra) ? b : a;
  }, day.hours[0] ?? 0);
}

export const redHours = (day: Day): number =>
  sum([...day.regions.values()].map((hours) => [...hours.values()].filter((row) => levelOf(row) === "RED").length));

/** The surplus of the whole system; of an older run the sum of its zones'. */
export function national(day: Day, hour: number): number | null {
  const own = day.system.get(hour)?.national_surplus_mw;
  if (known(own)) return own;
  const parts = [...day.zones.values()].map((zone) => zone.get(hour)?.zone_surplus_mw);
  return parts.length > 0 && parts.every(known) ? sum(parts.map(n)) : null;
}

/**
 * Supply from abroad that the hour counts on, MW: what the system has beyond its regions. Its own
 * column where the run has one.
 */
export function imports(day: Day, hour: number): number | null {
  const row = day.system.get(hour);
  if (row && "imports_scheduled_mw" in row) return known(row.imports_scheduled_mw) ? row.imports_scheduled_mw : 0;
  const parts = [...day.regions.values()].map((hours) => hours.get(hour)?.surplus_mw);
  if (!known(row?.national_surplus_mw) || parts.length === 0 || !parts.every(known)) return null;
  return Math.max(0, row.national_surplus_mw - sum(parts.map(n)));
}

/** The run of the day before, where the page has it. */
export const dayBefore = facts.runs.filter((run) => run.delivery_date < facts.delivery_date)
  .sort((a, b) => (a.delivery_date + a.issued_at < b.delivery_date + b.issued_at ? 1 : -1))[0];
