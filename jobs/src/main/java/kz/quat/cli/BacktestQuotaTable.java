package kz.quat.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import kz.quat.backtest.DayScore;
import kz.quat.backtest.ForecastChoice;

/** The result of a back-test of quotas for the screen: one line per policy, MWh. */
record BacktestQuotaTable(
    LocalDate from, LocalDate to, ForecastChoice forecast, List<DayScore> totals) {

  void print(PrintWriter out) {
    out.printf("Quotas of %s to %s, forecast %s, MWh%n", from, to, forecast.id());
    if (totals.isEmpty()) {
      out.println("No day could be scored.");
      return;
    }
    DayScore any = totals.get(0);
    out.printf(
        "%d days, %d hours; native load alone was short in %d hours, by %,.1f MWh%n%n",
        any.days(), any.hours(), any.shortHours(), any.unservedMwh());
    out.printf(
        "  %-9s %12s %12s %12s %12s %7s %12s %7s %11s%n",
        "policy",
        "granted",
        "in short h",
        "in deficit",
        "unservable",
        "hours",
        "not granted",
        "uptake",
        "exceeded");
    for (DayScore s : totals) {
      out.printf(
          "  %-9s %,12.1f %,12.1f %,12.1f %,12.1f %7d %,12.1f %6.1f%% %,11.1f%n",
          s.policy(),
          s.grantedMwh(),
          s.grantedInShortHoursMwh(),
          s.grantedInDeficitMwh(),
          s.unservableMwh(),
          s.breachHours(),
          s.notGrantedMwh(),
          s.uptakePct(),
          s.exceededMwh());
    }
    out.printf(
        "%n  in short h: granted in hours in which native load alone was short, wherever; in"
            + " deficit: in the regions that were short;%n  unservable: quotas that could not have"
            + " been met after native load, in so many hours; not granted: real surplus, within%n"
            + "  licences and caps, no reserve counted. Definitions: docs/engine.md.%n");
  }
}
