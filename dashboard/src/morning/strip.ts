// One strip: what is late, missing, refused or doubtful, by source; and what changed since the day before.
import { h, type Child } from "../dom";
import { groupBy, n, restricted, rows, s, total, type Row } from "../data";
import { code, levelAt, regionName, t } from "../i18n";
import { date, num } from "../format";
import { hashOf } from "../state";
import { dayBefore, dayOf, levelOf, redHours, uncovered, worstLevel, type Day } from "./day";

const DOUBT: Record<string, string> = { reported: "reports", refused: "reports", metered: "metering", totals: "reports" };

/** The source that a finding is about; empty where it is about none. */
function sourceOf(finding: Row, sources: Set<string>): string {
  const subject = s(finding.subject);
  if (sources.has(subject)) return subject;
  return DOUBT[subject.split("_")[0] ?? ""] ?? "";
}

interface Health {
  source: string;
  late: number;
  missing: number;
  refused: number;
  doubtful: number;
}

async function health(): Promise<Health[]> {
  const [records, findings, due] = await Promise.all([
    rows("out_quality__records"), rows("out_quality__findings"), restricted ? rows("out_compliance__filings") : Promise.resolve<Row[]>([])]);
  const sources = new Set(records.map((row) => s(row.source)));
  const doubts = groupBy(findings.filter((row) => s(row.severity) !== "info" && row.check_id !== "rejected_share" && row.check_id !== "shortfall_of_need"), (row) => sourceOf(row, sources));
  const count = (state: string): number => due.filter((row) => row.filing_code === state).length;
  const list = records.map((row): Health => {
    const reports = row.source === "reports";
    return {
      source: s(row.source),
      late: reports ? count("late") : 0,
      missing: reports ? count("missing") + count("partial") : 0,
      refused: n(row.records_rejected),
      doubtful: doubts.get(s(row.source))?.length ?? 0,
    };
  });
  const general = doubts.get("")?.length ?? 0;
  if (general) list.push({ source: "", late: 0, missing: 0, refused: 0, doubtful: general });
  return list;
}

function healthList(list: Health[]): Child {
  const told = list.filter((one) => one.late + one.missing + one.refused + one.doubtful > 0);
  const weight = (one: Health): number => 1e6 * (one.missing + one.late) + 1e3 * one.doubtful + one.refused;
  told.sort((a, b) => weight(b) - weight(a));
  const fine = list.length - told.length;
  const part = (count: number, key: string, href: string): Child => (count ? [" ", h("a", { href }, t(key, num(count)))] : null);
  return h("ul", { class: "chips" },
    told.map((one) => h("li", { class: one.missing + one.late ? "bad" : "doubt" },
      h("b", {}, one.source ? code(one.source) : t("health.other")),
      part(one.missing, "health.missing", hashOf({ tab: "reporting", status: "missing" })),
      part(one.late, "health.late", hashOf({ tab: "reporting", status: "late" })),
      part(one.refused, "health.refused", hashOf({ tab: "quality" })),
      part(one.doubtful, "health.doubtful", hashOf({ tab: "quality" })))),
    fine ? h("li", { class: "fine" }, t("health.fine", fine)) : null);
}

function signed(now: number | null, before: number | null, unit: string): string {
  if (now === null || before === null) return t("app.nodata");
  const change = Math.round(now) - Math.round(before);
  return `${change > 0 ? "+" : ""}${num(change)} ${unit}`;
}

async function changes(day: Day): Promise<Child> {
  if (!dayBefore) return h("p", { class: "note" }, t("change.none"));
  const [before, quotas, quotasBefore] = await Promise.all([dayOf("#before"), rows("out_quota__region_hours"), rows("out_quota__region_hours#before")]);
  if (before.hours.length === 0) return h("p", { class: "note" }, t("change.none"));
  const worst = (of: Day): number => Math.max(0, ...of.hours.map((hour) => uncovered(of, hour)));
  const moved = [...day.regions.keys()].filter((region) => {
    const at = (of: Day): number => levelAt(worstLevel([...(of.regions.get(region)?.values() ?? [])].map(levelOf)));
    return at(day) !== at(before) && at(before) >= 0;
  });
  const entries: [string, string][] = [
    [t("change.worst"), signed(worst(day), worst(before), t("unit.mw"))],
    [t("change.red"), signed(redHours(day), redHours(before), t("unit.h"))],
    [t("change.quota"), signed(total(quotas, "quota_mw"), total(quotasBefore, "quota_mw"), t("unit.mwh"))],
    [t("change.regions"), moved.length ? moved.slice(0, 4).map(regionName).join(", ") + (moved.length > 4 ? ` +${moved.length - 4}` : "") : t("change.noregion")],
  ];
  return h("dl", { class: "changes" }, entries.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
}

export async function strip(day: Day): Promise<HTMLElement> {
  return h("div", { class: "strip" },
    h("section", { "aria-labelledby": "title-health" }, h("h2", { id: "title-health" }, t("health.title")), healthList(await health())),
    h("section", { "aria-labelledby": "title-change" },
      h("h2", { id: "title-change" }, dayBefore ? t("change.title", date(new Date(dayBefore.delivery_date + "T00:00:00Z"))) : t("change.plain")), await changes(day)));
}

