// What the run was made from, and what its checks found.
import { h, type Child } from "../dom";
import { facts, n, restricted, rows, s, type Row } from "../data";
import { checkName, code, found, subjectName, t } from "../i18n";
import { date, instant, num } from "../format";
import { plainTable, searchable, type Column } from "../table";
import { card } from "../parts";

const SEVERITIES = ["fatal", "error", "warning", "info"];
const SIGNS: Record<string, string> = { fatal: "✖", error: "✖", warning: "▲", info: "●" };

export async function quality(): Promise<Child[]> {
  const [findings, records] = await Promise.all([rows("out_quality__findings"), rows("out_quality__records")]);
  const sorted = [...findings].sort((a, b) => SEVERITIES.indexOf(s(a.severity)) - SEVERITIES.indexOf(s(b.severity)));
  const columns: Column[] = [
    { key: "severity", show: (row) => h("span", { class: "tag sev-" + s(row.severity) }, `${SIGNS[s(row.severity)] ?? ""} ${code(s(row.severity))}`) },
    { key: "check_id", label: t("col.detail"), show: (row) => h("div", { class: "finding" },
      h("b", { title: s(row.check_id) }, checkName(s(row.check_id))),
      h("span", { title: s(row.subject) }, subjectName(s(row.subject))),
      h("span", {}, found(s(row.parameters), s(row.detail)))) },
    { key: "value" }, { key: "threshold" },
  ];
  const balances = (row: Row): boolean => n(row.records_in) === n(row.records_accepted) + n(row.records_superseded) + n(row.records_rejected);
  const recordColumns: Column[] = [
    { key: "source" }, { key: "records_in" }, { key: "records_accepted" }, { key: "records_superseded" }, { key: "records_rejected" },
    { key: "balance", label: t("quality.balance"), show: (row) => (balances(row) ? t("quality.holds") : t("quality.broken")) },
  ];
  const about: [string, string][] = [
    [t("col.run_id"), facts.run_id], [t("col.delivery_date"), date(new Date(facts.delivery_date + "T00:00:00Z"))],
    [t("col.issued_at"), instant(Date.parse(facts.issued_at))], [t("col.policy"), code(facts.policy)], [t("col.code_version"), facts.code_version],
    [t("col.audience"), restricted ? t("app.restricted") : t("app.public")],
  ];
  const tables: Row[] = Object.entries(facts.tables).map(([name, count]) => ({ table: name, rows: count.rows }));
  return [
    h("ul", { class: "kpis severities" }, SEVERITIES.map((severity) => {
      const count = findings.filter((row) => row.severity === severity).length;
      return h("li", { class: "kpi sev-" + severity + (count ? "" : " nothing") }, h("strong", {}, num(count)), h("span", {}, `${SIGNS[severity] ?? ""} ${code(severity)}`));
    })),
    card("findings", t("quality.findings"), "", findings.length ? searchable(t("quality.findings"), columns, sorted) : h("p", {}, t("quality.nofindings"))),
    card("records", t("quality.records"), "", plainTable(t("quality.records"), recordColumns, records)),
    h("div", { class: "two" },
      card("run", t("quality.run"), "", h("dl", { class: "plain" }, about.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]))),
      card("tables", t("quality.tables"), t("quality.sha"), plainTable(t("quality.tables"), [{ key: "table" }, { key: "rows" }], tables))),
  ];
}
