// Reporting discipline; and, in a tab of its own, leads. Restricted.
import { h, type Child } from "../dom";
import { groupBy, known, n, rows, s, sum, table, tablesLike, type Row } from "../data";
import { code, hasWord, heading, t } from "../i18n";
import { num, pct } from "../format";
import { barList } from "../chart";
import { anyTable, leftOut, searchable, type Column } from "../table";
import { card } from "../parts";
import { siteCell } from "../sites";

const SITE: Column = { key: "site_id", show: (row) => siteCell(s(row.site_id)) };

/** Reported and metered energy of each site, over the hours in which both are known. */
function compared(list: Row[]): Row[] {
  return [...groupBy(list, (row) => s(row.site_id)).entries()].map(([site, hours]) => {
    const both = hours.filter((row) => known(row.reported_mwh) && known(row.metered_mwh));
    const reported = sum(both.map((row) => n(row.reported_mwh)));
    const metered = sum(both.map((row) => n(row.metered_mwh)));
    return {
      site_id: site, region: hours[0]?.region ?? null, hours_both: both.length,
      reported_mwh: both.length ? reported : null, metered_mwh: both.length ? metered : null,
      difference_pct: metered > 0 ? (100 * (reported - metered)) / metered : null,
      hours_unreported: hours.filter((row) => !known(row.reported_mwh)).length,
    };
  });
}

async function generic(prefix: string, words: string): Promise<HTMLElement[]> {
  return Promise.all(tablesLike(prefix).map(async (name) => {
    const frame = await table(name);
    const what = name.slice(name.indexOf("__") + 2);
    const key = `${words}_${what}`;
    const title = hasWord(key) ? t(key) : heading(what);
    return card(name, title, "", frame.rows ? anyTable(title, frame) : h("p", { class: "note" }, t("app.none")), leftOut(name));
  }));
}

export async function reporting(): Promise<Child[]> {
  const [filings, hours, extra] = await Promise.all([
    rows("core_miner__filings"), rows("core_miner__site_hours"), generic("out_compliance__", "reporting.compliance")]);
  const months = await generic("out_quality__site_", "reporting.quality");
  const due = (await table("out_compliance__filings")).list();
  const kept = [...groupBy(due, (row) => s(row.filing_code)).entries()].sort((a, b) => b[1].length - a[1].length);
  const states = [...groupBy(filings, (row) => s(row.filing_status)).entries()].sort((a, b) => b[1].length - a[1].length);
  const columns: Column[] = [
    { key: "report_id" }, { key: "revision" }, SITE, { key: "miner_bin", text: true }, { key: "period_from_utc" }, { key: "period_to_utc" },
    { key: "received_at" }, { key: "filing_status", show: (row) => h("span", { class: "tag filing-" + s(row.filing_status) }, code(s(row.filing_status))) },
    { key: "readings" }, { key: "readings_accepted" }, { key: "readings_superseded" }, { key: "readings_rejected" }, { key: "source_file" },
  ];
  const compareColumns: Column[] = [
    SITE, { key: "region" }, { key: "reported_mwh", decimals: 1 }, { key: "metered_mwh", decimals: 1 }, { key: "difference_pct", decimals: 1 }, { key: "hours_both" }, { key: "hours_unreported" },
  ];
  const differences = compared(hours).sort((a, b) => Math.abs(n(b.difference_pct)) - Math.abs(n(a.difference_pct)));
  return [
    due.length ? card("duties", t("reporting.duties"), "", barList(t("reporting.duties"), kept.map(([status, list]) => ({
      name: code(status), value: list.length, text: `${num(list.length)} (${pct((100 * list.length) / due.length)})`, css: "accent" })))) : null,
    ...extra,
    ...months,
    card("states", t("reporting.status"), "", barList(t("reporting.status"), states.map(([status, list]) => ({
        name: code(status), value: list.length, text: `${num(list.length)} (${pct((100 * list.length) / Math.max(1, filings.length))})`, css: "accent" })))),
    card("compare", t("reporting.compare"), t("reporting.compare.note"), searchable(t("reporting.compare"), compareColumns, differences)),
    card("filings", t("reporting.filings"), "", searchable(t("reporting.filings"), columns, filings, { key: "received_at", down: true }), leftOut("core_miner__filings")),
  ];
}

export async function leads(): Promise<Child[]> {
  return [h("p", { class: "headline" }, t("leads.note")), ...(await generic("out_leads__", "leads"))];
}
