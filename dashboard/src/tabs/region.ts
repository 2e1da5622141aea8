// One region's day and year.
import { h, type Child } from "../dom";
import { known, n, rows, s, sum, table, type Row, type Value } from "../data";
import { LEVELS, REGIONS, code, letter, levelAt, regionName, t, zoneName } from "../i18n";
import { dayShort, hourName, month, num, pct } from "../format";
import { chartOf } from "../chart";
import { behind, plainTable, type Column } from "../table";
import { state } from "../state";
import { dayOf, levelOf, ratioOf, type Day } from "../morning/day";
import { areaSentence } from "../morning/areas";
import { peakOf } from "../morning/charts";
import { shortage } from "../morning/status";
import { levelLegend, monthOf, yearPicture, type Hours } from "../year";
import { card, pick } from "../parts";

const orNull = (value: Value | undefined): number | null => (known(value) ? value : null);

interface Year extends Hours {
  at: number[];
  /** True where the levels look through the network. */
  through: boolean;
  load: (number | null)[];
  mining: (number | null)[];
}

async function yearOf(region: string): Promise<Year> {
  const frame = await table("out_strain__region_hours#year");
  const through = Array.prototype.some.call(frame.col("coordinated_level"), (level: Value) => level !== null && level !== undefined);
  const [regions, times, days, hours, levels, load, mining] = ["region", "hour_start_utc", "market_date", "market_hour", through ? "coordinated_level" : "level", "total_load_mw", "mining_load_mw"].map((name) => frame.col(name));
  const year: Year = { at: [], through, days: [], hours: [], levels: [], load: [], mining: [] };
  for (let i = 0; i < frame.rows; i++) {
    if (regions?.[i] !== region || !known(load?.[i])) continue;
    year.at.push(n(times?.[i]));
    year.days.push(n(days?.[i]));
    year.hours.push(n(hours?.[i]));
    year.levels.push(levelAt(levels?.[i]));
    year.load.push(orNull(load?.[i]));
    year.mining.push(orNull(mining?.[i]));
  }
  return year;
}

function months(year: Year): Row[] {
  const result = new Map<number, Row>();
  year.levels.forEach((level, i) => {
    const m = monthOf(year.days[i] ?? 0);
    const row = result.get(m) ?? { month: month(m).replace(/\s/, " "), GREEN: 0, YELLOW: 0, ORANGE: 0, RED: 0 };
    const name = LEVELS[level];
    if (name) row[name] = n(row[name]) + 1;
    result.set(m, row);
  });
  return [...result.values()];
}

/** What was taken as uncertain, and what of it is assumed: days before outages counted do not say. */
function adequacyNotes(likely: Row[]): HTMLElement[] {
  const row = likely[0];
  if (!row) return [];
  const texts: string[] = [];
  if (n(row.units) === 0) texts.push(t("region.adequacy.load"));
  else texts.push(t("region.adequacy.both", num(row.units, 0), num(row.units_size_assumed, 0), num(row.units_rate_assumed, 0), num(row.units_coverage_pct, 0)));
  if (known(row.load_scenarios)) {
    texts.push(t(row.scenarios_basis === "past_errors" ? "region.adequacy.scenarios" : "region.adequacy.scenarios.few", num(row.load_scenarios, 0)));
  }
  return texts.map((text) => h("p", { class: "note" }, text));
}

/** The region to begin with: the one with the worst hour. */
function mostStrained(day: Day): string {
  const worst = (code: string): number => Math.max(-1, ...[...(day.regions.get(code)?.values() ?? [])].map((row) => ratioOf(row) ?? -1));
  return REGIONS.reduce((a, b) => (worst(b.code) > worst(a.code) ? b : a)).code;
}

const levelTag = (level: string): HTMLElement =>
  h("span", { class: "tag " + level }, (levelAt(level) > 0 ? letter(level) + " · " : "") + code(level));

export async function region(): Promise<Child[]> {
  const day = await dayOf();
  const chosen = REGIONS.some((r) => r.code === state.region) ? state.region : mostStrained(day);
  const entry = REGIONS.find((r) => r.code === chosen);
  const [forecasts, quotas, duration, headroom, adequacy, year] = await Promise.all([
    rows("out_forecast__region_hours"), rows("out_quota__region_hours"), rows("out_strain__load_duration"),
    rows("out_strain__headroom_curve"), rows("out_strain__adequacy_days"), yearOf(chosen)]);
  const hours = day.hours;
  const strain = day.regions.get(chosen);
  const forecast = new Map(forecasts.filter((row) => row.region === chosen).map((row) => [n(row.market_hour), row]));
  const quota = new Map(quotas.filter((row) => row.region === chosen).map((row) => [n(row.market_hour), row]));
  const ofForecast = (key: string): (number | null)[] => hours.map((hour) => orNull(forecast.get(hour)?.[key]));
  const ofQuota = (key: string): (number | null)[] => hours.map((hour) => orNull(quota.get(hour)?.[key]));
  const avail = hours.map((hour) => orNull(strain?.get(hour)?.avail_gen_mw));
  const withImport = hours.map((hour) => {
    const row = strain?.get(hour);
    return known(row?.avail_gen_mw) && known(row.import_cap_mw) ? row.avail_gen_mw + row.import_cap_mw : null;
  });
  const worst = [...(strain?.values() ?? [])].filter((row) => ratioOf(row) !== null).sort((a, b) => (ratioOf(b) ?? 0) - (ratioOf(a) ?? 0)).slice(0, 5);
  const worstColumns: Column[] = [
    { key: "market_hour", label: t("col.hour"), show: (row) => hourName(n(row.market_hour)), text: true },
    { key: "coordinated_level", show: (row) => levelTag(levelOf(row)) },
    { key: "coordinated_stress_ratio", show: (row) => num(ratioOf(row), 3) },
    { key: "uncovered_mw", decimals: 1 },
    { key: "load_p50_mw", decimals: 1 },
    { key: "load_p90_mw", decimals: 1 },
    { key: "reserve_mw", decimals: 1 },
    { key: "avail_gen_mw", decimals: 1 },
    { key: "surplus_mw", decimals: 1 },
    { key: "level", show: (row) => levelTag(s(row.level)) },
    { key: "stress_ratio", decimals: 3 },
  ];
  const strained = worst.find((row) => levelAt(row.coordinated_level) >= 2);
  const curve = duration.filter((row) => row.region === chosen).sort((a, b) => n(a.exceedance_pct) - n(b.exceedance_pct));
  const connectable = headroom.filter((row) => row.area === chosen).sort((a, b) => n(a.curtailed_share_pct) - n(b.curtailed_share_pct));
  const areas = [chosen, `zone:${entry?.zone ?? ""}`, "ALL"];
  const likely = areas.flatMap((area) => adequacy.filter((row) => row.area === area));
  const areaName = (area: string): string =>
    area === "ALL" ? t("region.adequacy.all") : area.startsWith("zone:") ? zoneName(area.slice(5)) : regionName(area);
  const last = year.days[year.days.length - 1] ?? 0;
  const recent = year.days.findIndex((d) => d > last - 14);
  const from = recent < 0 ? 0 : recent;
  const recentXs = year.at.slice(from);
  const mine = [...forecast.values()][0];
  return [
    h("div", { class: "tools top" },
      pick(t("region.choose"), "region", [...REGIONS].map((r): [string, string] => [r.code, regionName(r.code)]).sort((a, b) => a[1].localeCompare(b[1], "kk")), chosen),
      h("p", { class: "note" }, t("region.code", chosen, zoneName(entry?.zone ?? "")),
        mine ? ` · ${s(mine.model)}, ${code(s(mine.forecast_reason_code))}` : "")),
    card("fan", `${regionName(chosen)}: ${t("region.forecast")}`, t("region.forecast.note"),
      chartOf({
        title: `${regionName(chosen)}: ${t("region.forecast")}`, unit: t("unit.mw"), xs: hours, xName: hourName, xHead: t("col.hour"), height: 300, decimals: 1,
        bands: [
          { name: t("series.fan90"), css: "fan90", low: ofForecast("load_p10_mw"), high: ofForecast("load_p90_mw") },
          { name: t("series.fan80"), css: "fan80", low: ofForecast("load_p20_mw"), high: ofForecast("load_p80_mw") },
        ],
        lines: [
          { name: t("series.p50"), css: "load", ys: ofForecast("load_p50_mw") },
          { name: t("series.avail"), css: "avail", ys: avail, step: true },
          { name: t("series.availimp"), css: "availimp", ys: withImport, step: true },
        ],
      }), await peakOf(chosen)),
    h("div", { class: "two" },
      card("rquota", t("region.quota"), "",
        sum(ofQuota("licensed_mw").map((v) => v ?? 0)) > 0
          ? chartOf({
            title: `${regionName(chosen)}: ${t("region.quota")}`, unit: t("unit.mw"), xs: hours, xName: hourName, xHead: t("col.hour"), zero: true, decimals: 2, height: 240,
            lines: [{ name: t("series.licensed"), css: "licensed", ys: ofQuota("licensed_mw") }],
            bars: [
              { name: t("series.exempt"), css: "exempt", ys: ofQuota("exempt_mw") },
              { name: t("series.quota"), css: "quota", ys: ofQuota("quota_mw") },
              { name: t("series.interruptible"), css: "interruptible", ys: ofQuota("interruptible_mw") },
            ],
          })
          : h("p", { class: "note" }, t("app.none"))),
      card("rworst", t("region.worst"), t("region.worst.note"),
        strained ? h("p", { class: "why" }, `${hourName(n(strained.market_hour))}: `, areaSentence(strained), ".") : null,
        shortage(day),
        worst.length ? plainTable(t("region.worst"), worstColumns, worst) : h("p", {}, t("app.none")))),
    card("year", t("region.year"), t(year.through ? "region.year.note" : "region.year.alone"), levelLegend(),
      yearPicture(`${regionName(chosen)}: ${t("region.year")}`, year),
      behind(t("region.year"), [{ key: "month" }, ...LEVELS.map((level) => ({ key: level, label: code(level) }))], () => months(year), t("region.year.table"))),
    h("div", { class: "two" },
      card("duration", t("region.duration"), t("region.duration.note"),
        chartOf({
          title: `${regionName(chosen)}: ${t("region.duration")}`, unit: t("unit.mw"), xs: curve.map((row) => n(row.exceedance_pct)), xName: (v) => pct(v), xTicks: [0, 20, 40, 60, 80, 100], xLabel: t("axis.share"), xHead: t("axis.share"), decimals: 1, zero: true,
          lines: [
            { name: t("series.load"), css: "load", ys: curve.map((row) => orNull(row.load_mw)) },
            { name: t("series.native"), css: "native", ys: curve.map((row) => orNull(row.native_load_mw)) },
          ],
        })),
      card("recent", t("region.recent"), "",
        recentXs.length ? chartOf({
          title: `${regionName(chosen)}: ${t("region.recent")}`, unit: t("unit.mw"), xs: recentXs,
          xName: (v) => { const i = year.at.indexOf(v); return `${dayShort(year.days[i] ?? 0)}, ${hourName(year.hours[i] ?? 0)}`; },
          xTicks: recentXs.filter((_, i) => year.hours[from + i] === 0 && (year.days[from + i] ?? 0) % 2 === 0), xTickName: (v) => dayShort(year.days[year.at.indexOf(v)] ?? 0), xHead: t("col.hour"), decimals: 1, zero: true,
          lines: [
            { name: t("series.load"), css: "load", ys: year.load.slice(from) },
            { name: t("series.mining"), css: "mining", ys: year.mining.slice(from) },
          ],
        }) : h("p", { class: "note" }, t("app.none")))),
    h("div", { class: "two" },
      card("headroom", t("region.headroom"), t("region.headroom.note"),
        connectable.length ? plainTable(t("region.headroom"), [
          { key: "curtailed_share_pct", label: t("region.headroom.share"), show: (row) => num(n(row.curtailed_share_pct), 2) },
          { key: "load_mw", label: t("region.headroom.load"), decimals: 1 },
          { key: "hours_cut", label: t("region.headroom.hours") },
          { key: "longest_cut_hours", label: t("region.headroom.longest") },
          { key: "mean_cut_pct", label: t("region.headroom.mean"), decimals: 1 },
        ], connectable) : h("p", { class: "note" }, t("app.none"))),
      card("adequacy", t("region.adequacy"), t("region.adequacy.note"),
        likely.length ? plainTable(t("region.adequacy"), [
          { key: "area", label: t("region.adequacy.area"), show: (row) => areaName(s(row.area)), text: true },
          { key: "lolp_day", label: t("region.adequacy.day"), show: (row) => num(100 * n(row.lolp_day), 2) },
          { key: "lole_hours", label: t("region.adequacy.hours"), decimals: 2 },
          { key: "eue_mwh", label: t("region.adequacy.energy"), decimals: 1 },
        ], likely) : h("p", { class: "note" }, t("app.none")),
        ...adequacyNotes(likely))),
  ];
}
