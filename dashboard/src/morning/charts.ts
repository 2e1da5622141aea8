// Below the first screen: demand, reserve, flows, generation, by hour.
import { h, type Child } from "../dom";
import { groupBy, known, n, rows, s, sum, tablesLike, type Row } from "../data";
import { t, zoneName } from "../i18n";
import { day as dayName, hourName, instantShort, num } from "../format";
import { chartOf, type Line } from "../chart";
import { card } from "../parts";
import { imports, national, type Day } from "./day";

const orNull = (value: unknown): number | null => (typeof value === "number" && Number.isFinite(value) ? value : null);

/** Sums of the regions' figures by hour; null where one is not known. */
function summed(day: Day, key: string): (number | null)[] {
  return day.hours.map((hour) => {
    const parts = [...day.regions.values()].map((hours) => hours.get(hour)?.[key]);
    return parts.length > 0 && parts.every(known) ? sum(parts.map((value) => n(value))) : null;
  });
}

/** The last day that is measured in every region and hour of the delivery day. */
async function lastMeasured(day: Day): Promise<{ name: string; ys: (number | null)[] } | null> {
  const list = (await rows("out_strain__region_hours#recent")).filter((row) => known(row.total_load_mw));
  const days = [...groupBy(list, (row) => s(row.market_date)).entries()]
    .map(([at, of]) => ({ at: Number(at), of }))
    .filter(({ of }) => of.length >= day.regions.size * day.hours.length)
    .sort((a, b) => b.at - a.at);
  const last = days[0];
  if (!last) return null;
  const byHour = groupBy(last.of, (row) => s(row.market_hour));
  return { name: dayName(last.at), ys: day.hours.map((hour) => sum((byHour.get(String(hour)) ?? []).map((row) => n(row.total_load_mw) - n(row.mining_load_mw)))) };
}

/** The largest load of the day of an area and when it comes; nothing where the run has no forecast of it. */
export async function peakOf(area: string): Promise<HTMLElement | null> {
  const row = tablesLike("out_forecast__day_peaks").length ? (await rows("out_forecast__day_peaks")).find((peak) => peak.area === area) : undefined;
  if (!row || !known(row.peak_p50_mw)) return null;
  return h("p", { class: "note" }, t("demand.peak", num(row.peak_p50_mw, 0), num(row.peak_p10_mw, 0), num(row.peak_p90_mw, 0), instantShort(row.peak_hour_likeliest_utc), num(row.peak_hour_probability_pct, 0)));
}

async function demand(day: Day): Promise<HTMLElement> {
  const [areas, measured] = await Promise.all([rows("out_forecast__area_hours"), lastMeasured(day)]);
  const nation = new Map(areas.filter((row) => row.area === "nation").map((row) => [n(row.market_hour), row]));
  const quantile = (q: number): (number | null)[] => day.hours.map((hour) => orNull(nation.get(hour)?.[`load_p${q}_mw`]));
  const available = summed(day, "avail_gen_mw");
  const withImports = available.map((value, i) => {
    const outside = imports(day, day.hours[i] ?? 0);
    return value === null || outside === null ? null : value + outside;
  });
  return card("demand", t("demand.title"), t("demand.note"), chartOf({
    title: t("demand.title"), unit: t("unit.mw"), xs: day.hours, xName: hourName, xHead: t("col.hour"), height: 300,
    lines: [
      { name: t("series.p50"), css: "load", ys: quantile(50) },
      { name: t("demand.available"), css: "availimp", ys: withImports.some((v) => v !== null) ? withImports : available },
      ...(measured ? [{ name: t("demand.actual", measured.name), css: "native", ys: measured.ys }] : []),
    ],
    bands: [{ name: t("series.fan90"), css: "fan90", low: quantile(10), high: quantile(90) }],
  }), await peakOf("nation"));
}

function reserve(day: Day): HTMLElement {
  const load = summed(day, "load_p50_mw");
  const available = summed(day, "avail_gen_mw");
  const margin = load.map((value, i) => {
    const [at, outside] = [available[i], imports(day, day.hours[i] ?? 0)];
    return value === null || at === null || at === undefined || outside === null ? null : at + outside - value;
  });
  return card("margin", t("margin.title"), t("margin.note"), chartOf({
    title: t("margin.title"), unit: t("unit.mw"), xs: day.hours, xName: hourName, xHead: t("col.hour"), zero: true, height: 300,
    lines: [
      { name: t("margin.have"), css: "load", ys: margin },
      { name: t("margin.need"), css: "licensed", ys: summed(day, "reserve_mw") },
    ],
  }));
}

function surplus(day: Day): HTMLElement {
  return card("surplus", t("surplus.title"), t("surplus.note"), chartOf({
    title: t("surplus.title"), unit: t("unit.mw"), xs: day.hours, xName: hourName, xHead: t("col.hour"), zero: true, height: 300,
    lines: [
      { name: t("series.nation"), css: "nation", ys: day.hours.map((hour) => national(day, hour)) },
      ...[...day.zones.entries()].map(([zone, hours]): Line => ({ name: zoneName(zone), css: "zone-" + zone, ys: day.hours.map((hour) => orNull(hours.get(hour)?.zone_surplus_mw)) })),
      { name: t("series.headroom"), css: "headroom", ys: day.hours.map((hour) => orNull(day.system.get(hour)?.system_headroom_mw)) },
    ],
  }));
}

/** Flows of each tie against its limit in the direction of the flow, where the run has them. */
async function flows(day: Day): Promise<HTMLElement[]> {
  const ties = groupBy(await rows("out_strain__tie_hours"), (row) => s(row.tie));
  return [...ties.values()].filter((list) => list.some((row) => n(row.limit_mw) > 0)).map((list) => {
    const first = list[0] ?? {};
    const at = new Map(list.map((row) => [n(row.market_hour), row]));
    const flow = day.hours.map((hour) => orNull(at.get(hour)?.flow_mw));
    const limit = day.hours.map((hour, i) => {
      const most = orNull(at.get(hour)?.limit_mw);
      return most === null ? null : (flow[i] ?? 0) < 0 ? -most : most;
    });
    const name = `${t("flow.title")}: ${zoneName(s(first.from_zone))} – ${zoneName(s(first.to_zone))}`;
    return card("flow-" + s(first.tie), name, t("flow.note"), chartOf({
      title: name, unit: t("unit.mw"), xs: day.hours, xName: hourName, xHead: t("col.hour"), zero: true, height: 300,
      lines: [{ name: t("flow.flow"), css: "load", ys: flow }, { name: t("flow.limit"), css: "licensed", ys: limit, step: true }],
    }));
  });
}

/** Generation by zone: what could run, what is out, from the capacity files. */
async function generation(): Promise<HTMLElement | null> {
  const list = await rows("core_grid__available_capacity");
  if (list.length === 0) return null;
  const hours = [...new Set(list.map((row) => n(row.market_hour)))].sort((a, b) => a - b);
  const by = (key: string): (number | null)[] => hours.map((hour) => {
    const of = list.filter((row: Row) => row.market_hour === hour);
    return of.every((row) => known(row[key])) ? sum(of.map((row) => n(row[key]))) : null;
  });
  return card("generation", t("generation.title"), t("generation.note"), chartOf({
    title: t("generation.title"), unit: t("unit.mw"), xs: hours, xName: hourName, xHead: t("col.hour"), zero: true, height: 300,
    lines: [
      { name: t("generation.installed"), css: "licensed", ys: by("installed_mw") },
      { name: t("generation.available"), css: "avail", ys: by("available_mw") },
      { name: t("generation.outage"), css: "headroom", ys: by("outage_mw") },
    ],
  }));
}

export async function charts(day: Day): Promise<Child[]> {
  const [first, tied, made] = await Promise.all([demand(day), flows(day), generation()]);
  return [h("div", { class: "two" }, first, reserve(day), ...tied, surplus(day), made)];
}
