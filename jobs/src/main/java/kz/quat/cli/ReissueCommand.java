package kz.quat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import kz.quat.allocation.cases.BadCaseException;
import kz.quat.allocation.cases.CaseFolder;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.whatif.Change;
import kz.quat.allocation.whatif.Reissue;
import kz.quat.allocation.whatif.WhatIf;
import kz.quat.config.QuatConfig;
import kz.quat.domain.FileFaults;
import kz.quat.domain.MarketDay;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.orders.OrderFiles;
import kz.quat.publish.orders.ReissueNote;
import kz.quat.publish.orders.Reissues;
import kz.quat.publish.parquet.PublishedTable;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.quota.OrderRows;
import kz.quat.schema.Audience;
import kz.quat.schema.Columns;
import kz.quat.schema.OutTables;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quat reissue}: orders for the rest of a day. Starts no Spark. */
@Command(
    name = "reissue",
    mixinStandardHelpOptions = true,
    description = {
      "Issue the quotas of a day anew from an hour on, under new limits or losses; the hours before"
          + " stay as they are. Writes the list of orders, a run of its own beside the night's.",
      "Changes as in `quat whatif`: tie:NAME=0, generation:AREA=-300MW, unit:NAME=out,"
          + " load:AREA=+5%%, mining_cap:national=800 …",
      "A further reissue of the day stands upon the one before."
    })
final class ReissueCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;
  @Mixin private DemoOption demo;

  @Option(
      names = "--date",
      paramLabel = "D",
      description = "Delivery day; its newest kept run. Default: the newest.")
  private @Nullable LocalDate date;

  @Option(
      names = "--from-hour",
      required = true,
      paramLabel = "H",
      description = "First market hour that may change, from 0.")
  private int fromHour;

  @Option(
      names = "--set",
      required = true,
      paramLabel = "KEY=VALUE",
      description = "A change; may be given again.")
  private List<String> set;

  @Option(
      names = "--issued-at",
      paramLabel = "T",
      description = "When it is issued, UTC, 2022-12-07T09:30:00Z; default: now.")
  private @Nullable Instant issuedAt;

  @Override
  public Integer call() {
    RunChoice choice = demo.chooseRun(conf, date, spec.commandLine().getErr());
    QuatConfig config = choice.config();
    Manifest run = choice.run(date);
    RunDownload.download(config, kept -> kept.runId().equals(run.runId()));
    Reissue reissue = solved(config, run);
    Reissues reissues = new Reissues(config);
    String orderId = reissues.next(run.runId());
    List<Row> orders =
        OrderRows.of(
            orderId,
            new MarketDay(run.deliveryDate(), ZoneId.of(config.market().zoneId())),
            reissue,
            bins(config, run));
    if (orders.isEmpty()) {
      say(Map.of("orders", 0), "No quota changes: no order is issued.");
      return Quat.OK;
    }
    Instant at = issuedAt == null ? Instant.now() : issuedAt;
    ReissueNote note =
        new ReissueNote(
            orderId, run.runId(), run.deliveryDate(), fromHour, set, at, orders.size(), List.of());
    Path folder =
        new OrderFiles(config)
            .issue(
                note,
                orders,
                supplement ->
                    CaseFolder.write(reissue.quotaCase(), supplement.resolve(RunFolders.CASE)));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("order_id", orderId);
    answer.put("orders", orders.size());
    answer.put("folder", folder);
    say(
        answer,
        "Order %s: %d orders to %d sites%nWritten to %s"
            .formatted(
                orderId,
                orders.size(),
                orders.stream().map(row -> Columns.SITE_ID.<String>from(row)).distinct().count(),
                folder));
    return Quat.OK;
  }

  /** The night's case, the reissues before this one upon it, and this one. */
  private Reissue solved(QuatConfig config, Manifest run) {
    Path folder = PublishedRun.caseOf(config, run);
    try {
      QuotaCase quotaCase = CaseFolder.read(folder);
      WhatIf.Supplement supplement = WhatIf.Supplement.read(folder, quotaCase);
      Reissue before = null;
      for (ReissueNote note : new Reissues(config).ofRun(run.runId())) {
        before = next(before, quotaCase, supplement, note.fromHour(), note.changes());
      }
      return next(before, quotaCase, supplement, fromHour, set);
    } catch (BadCaseException | IOException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "Reissue of " + run.runId() + ": " + FileFaults.reason(e),
          e);
    }
  }

  private static Reissue next(
      @Nullable Reissue before,
      QuotaCase quotaCase,
      WhatIf.Supplement supplement,
      int hour,
      List<String> said) {
    List<Change> changes = said.stream().map(Change::ofText).toList();
    return before == null
        ? Reissue.of(quotaCase, supplement, hour, changes)
        : before.then(supplement, hour, changes);
  }

  private static Map<String, String> bins(QuatConfig config, Manifest run) {
    Map<String, String> bins = new HashMap<>();
    Path folder = new RunFolders(config.paths()).of(Audience.RESTRICTED, run.runId());
    new PublishedTable(folder, OutTables.QUOTA_SITE_HOURS)
        .rowsOf(run.deliveryDate())
        .forEach(row -> bins.put(row.text(Columns.SITE_ID), row.text(Columns.MINER_BIN)));
    return bins;
  }

  private void say(Map<String, ?> answer, String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(conf.json() ? JsonAnswer.of(answer) : text);
    out.flush();
  }
}
