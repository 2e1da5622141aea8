package kz.quat.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.orders.OrderAnswers;
import kz.quat.publish.orders.OrderFiles;
import kz.quat.publish.orders.ReissueNote;
import kz.quat.publish.orders.Reissues;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.publish.run.Manifest;
import kz.quat.schema.OrderTables;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quat orders}: who took note of orders within the day and who complied. */
@Command(
    name = "orders",
    mixinStandardHelpOptions = true,
    description =
        "Who acknowledged the orders of reissues, and who complied, late or not, by the"
            + " acknowledgements and meters that the newest run knows. Written beside the orders.")
final class OrdersCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;
  @Mixin private DemoOption demo;

  @Option(
      names = "--date",
      paramLabel = "D",
      description = "Orders of this delivery day; default: of all days.")
  private @Nullable LocalDate date;

  @Override
  public Integer call() {
    RunChoice choice = demo.chooseRun(conf, null, spec.commandLine().getErr());
    QuatConfig config = choice.config();
    Manifest newest =
        choice
            .newest()
            .orElseThrow(
                () ->
                    new UserErrorException(
                        UserErrorException.Kind.USAGE, "No run is published yet"));
    RunDownload.download(config, kept -> kept.runId().equals(newest.runId()));
    List<Map<String, Object>> answers = new ArrayList<>();
    for (ReissueNote note : new Reissues(config).all()) {
      if (date == null || note.deliveryDate().equals(date)) {
        answers.add(counts(note, answered(config, newest, note)));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (conf.json()) {
      out.println(JsonAnswer.of(answers));
    } else if (answers.isEmpty()) {
      out.println("No orders" + (date == null ? "" : " for " + date));
    } else {
      answers.forEach(each -> out.println(line(each)));
    }
    out.flush();
    return Quat.OK;
  }

  /**
   * Writes the answers to an order and reads them back. Those of a day that the newest run no
   * longer publishes stay as they were last written.
   */
  private static List<PublishedRow> answered(QuatConfig config, Manifest newest, ReissueNote note) {
    OrderAnswers answers = new OrderAnswers(config, newest);
    OrderFiles files = new OrderFiles(config);
    if (answers.covers(note)) {
      files.answer(note, answers.of(note), newest);
    }
    return files.answered(note);
  }

  private static Map<String, Object> counts(ReissueNote note, List<PublishedRow> rows) {
    Map<String, Long> codes = new TreeMap<>();
    Map<String, Long> acknowledged = new TreeMap<>();
    for (PublishedRow row : rows) {
      codes.merge(row.text(OrderTables.ORDER_CODE), 1L, Long::sum);
      acknowledged.merge(row.text(OrderTables.ACKNOWLEDGEMENT_CODE), 1L, Long::sum);
    }
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("order_id", note.orderId());
    counts.put("delivery_date", note.deliveryDate());
    counts.put("from_hour", note.fromHour());
    counts.put("sites", rows.size());
    counts.put("acknowledged", acknowledged);
    counts.put("complied", codes);
    return counts;
  }

  private static String line(Map<String, Object> counts) {
    return "%s from hour %s, sites %s; acknowledged %s; by meters %s"
        .formatted(
            counts.get("order_id"),
            counts.get("from_hour"),
            counts.get("sites"),
            counts.get("acknowledged"),
            counts.get("complied"));
  }
}
