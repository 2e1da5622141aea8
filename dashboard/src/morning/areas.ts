// What area is short together and what closes it, in words.
import { s, type Row } from "../data";
import { REGIONS, explain, hasExplanation, levelAt, regionName, regionShort, strain, zoneName } from "../i18n";
import { num } from "../format";

/** A tie by the zones that it joins, where its code says so: T-NS is North–South. */
export function tieName(tie: string): string {
  const zones: Record<string, string> = { N: "North", S: "South", W: "West" };
  const ends = /^T-([NSW])([NSW])$/.exec(tie);
  return ends ? `${zoneName(zones[ends[1] ?? ""] ?? "")} – ${zoneName(zones[ends[2] ?? ""] ?? "")}` : tie;
}

/** `kind:name=MW` of a cut, in words. */
export function elementText(part: string, decimals = 0): string {
  const [element = "", value = ""] = part.split("=");
  const [kind = "", name = ""] = element.split(":");
  const where = kind === "tie" ? tieName(name) : kind === "zone" || kind === "floor_price" ? zoneName(name) : regionName(name);
  return hasExplanation("element." + kind) ? explain("element." + kind, where, num(Number(value), decimals)) : part;
}

/** The regions of an area: whole zones by their names, others one by one. */
export function areaName(area: string): string {
  const members = new Set(area.split(";").filter(Boolean));
  const parts: string[] = [];
  const whole: string[] = [];
  let count = 0;
  for (const zone of ["North", "South", "West"]) {
    const all = REGIONS.filter((region) => region.zone === zone);
    const inside = all.filter((region) => members.has(region.code));
    const missing = all.filter((region) => !members.has(region.code));
    if (inside.length === 0) continue;
    if (missing.length === 0) {
      whole.push(zoneName(zone));
      count += inside.length;
    } else if (missing.length < inside.length && missing.length <= 3) {
      parts.push(strain("area.without", zoneName(zone), missing.map((region) => regionShort(region.code)).join(", ")));
    } else {
      parts.push(strain("area.zone_part", zoneName(zone), inside.map((region) => regionShort(region.code)).join(", ")));
    }
  }
  if (whole.length) parts.unshift(strain("area.whole_zones", whole.join(" + "), num(count)));
  const abroad = [...members].some((code) => !REGIONS.some((region) => region.code === code));
  return parts.join("; ") + (abroad ? ` + ${strain("area.abroad")}` : "");
}

/** One sentence: which area is short or tight together, and what closes it. */
export function areaSentence(row: Row): string {
  const elements = s(row.area_elements).split(";").filter(Boolean);
  return [
    strain(levelAt(row.coordinated_level) === 3 ? "area.short" : "area.tight", areaName(s(row.binding_area))),
    elements.length ? strain("area.closed", elements.map((part) => elementText(part)).join(", ")) : strain("area.open"),
  ].join("; ");
}
