// Where and when: levels through the network, of the system, the zones and the regions.
import { h, type Child } from "../dom";
import { known, s, type Row } from "../data";
import { REGIONS, code, letter, levelAt, regionName, regionShort, strain, hasStrain, t, zoneName } from "../i18n";
import { hourName, num } from "../format";
import { heatTable, type HeatCell, type HeatRow } from "../heat";
import { behind } from "../table";
import { go, state } from "../state";
import { levelLegend } from "../year";
import { card } from "../parts";
import { areaSentence } from "./areas";
import { coordinated, levelOf, levelOfHour, ratioOf, worstHour, type Day } from "./day";

const ZONES = ["North", "South", "West"];

const two = (hour: number): string => String(hour).padStart(2, "0");

function cell(name: string, hour: number, level: string, ratio: number | null, more = ""): HeatCell {
  return {
    text: letter(level),
    css: levelAt(level) < 0 ? "none" : level,
    value: level,
    title: `${name}, ${hourName(hour)}: ${level ? code(level) : t("app.nodata")}${ratio === null ? "" : `, ${num(ratio, 3)}`}${more}`,
  };
}

function rowsOf(day: Day): HeatRow[] {
  const list: HeatRow[] = [{
    name: t("heat.system"),
    key: t("heat.system"),
    css: "total",
    cells: day.hours.map((hour) => {
      const row = day.system.get(hour);
      const word = s(row?.system_status);
      const ratio = row?.coordinated_stress_max;
      return cell(t("heat.system"), hour, levelOfHour(day, hour), known(ratio) ? ratio : null, hasStrain("status." + word) ? `, ${strain("status." + word)}` : "");
    }),
  }];
  for (const zone of ZONES) {
    const hours = day.zones.get(zone);
    if (!hours) continue;
    list.push({
      name: h("b", {}, zoneName(zone)),
      key: zone,
      css: "zone first",
      cells: day.hours.map((hour) => {
        const row = hours.get(hour);
        return row && "coordinated_level" in row ? cell(zoneName(zone), hour, levelOf(row), ratioOf(row)) : null;
      }),
    });
    for (const region of REGIONS.filter((one) => one.zone === zone)) {
      list.push({
        key: region.code,
        // For the mouse; the map's regions are the same choice by keyboard and finger.
        name: h("span", { class: "picks", title: `${regionName(region.code)} · ${zoneName(zone)}`, onclick: () => go({ tab: "region", region: region.code }) }, regionShort(region.code)),
        cells: day.hours.map((hour) => {
          const row = day.regions.get(region.code)?.get(hour);
          return row ? cell(regionName(region.code), hour, levelOf(row), ratioOf(row)) : null;
        }),
      });
    }
  }
  return list;
}

/** Each area that is orange or red in an hour, said once. */
export function areaList(day: Day, hour: number): HTMLElement | null {
  const sentences = new Map<string, number>();
  for (const hours of day.regions.values()) {
    const row = hours.get(hour);
    if (row && levelAt(row.coordinated_level) >= 2) sentences.set(areaSentence(row), levelAt(row.coordinated_level));
  }
  if (sentences.size === 0) return null;
  return h("div", { class: "areas" }, h("h3", {}, t("heat.why", hourName(hour))), h("ul", { class: "plainlist" },
    [...sentences.entries()].sort((a, b) => b[1] - a[1]).map(([text, level]) =>
      h("li", {}, h("span", { class: "swatch " + (level === 3 ? "RED" : "ORANGE") }, letter(level === 3 ? "RED" : "ORANGE")), " ", text, "."))));
}

export function levelsCard(day: Day): HTMLElement {
  const chosen = state.hour;
  const heads = day.hours.map((hour) => ({
    text: two(hour),
    label: hourName(hour),
    chosen: chosen === String(hour),
    onclick: () => go({ hour: chosen === String(hour) ? "" : String(hour) }),
  }));
  const ratios = (): Row[] => REGIONS.map((region) => {
    const row: Row = { region: region.code };
    for (const hour of day.hours) row[`h${hour}`] = ratioOf(day.regions.get(region.code)?.get(hour));
    return row;
  });
  const children: Child[] = [
    levelLegend(),
    heatTable(t("heat.title"), t("col.region"), heads, rowsOf(day), "levels"),
    behind(t("heat.title"), [{ key: "region" }, ...day.hours.map((hour) => ({ key: `h${hour}`, label: String(hour), decimals: 3 }))], ratios, t("heat.values")),
  ];
  return card("heat", t("heat.title"), t(coordinated(day) ? "heat.note" : "heat.alone"), children);
}

export const whyCard = (day: Day): HTMLElement | null => areaList(day, state.hour === "" ? worstHour(day) : Number(state.hour));
