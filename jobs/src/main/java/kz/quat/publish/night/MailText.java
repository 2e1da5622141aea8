package kz.quat.publish.night;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.quat.publish.text.Visible;
import kz.quat.text.Catalogue;
import kz.quat.text.FindingWords;
import org.jspecify.annotations.Nullable;

/** {@code summary_*.txt}: the night in a few lines, ready to be sent as a mail. */
final class MailText {

  private static final int MOST_FINDINGS = 5;
  private static final int MOST_REGIONS = 5;

  private final NightFigures night;
  private final Catalogue words;
  private final StringBuilder text = new StringBuilder();

  private MailText(NightFigures night, Catalogue words) {
    this.night = night;
    this.words = words;
  }

  static String of(NightFigures night, Catalogue words) {
    MailText mail = new MailText(night, words);
    mail.day();
    mail.records();
    mail.findings();
    mail.line("");
    mail.line(words.text("mail.status"));
    mail.line(words.text("mail.run", night.now().run().runId()));
    return mail.text.toString();
  }

  private void day() {
    NightReport now = night.now();
    NightReport before = night.before();
    line(words.text("mail.subject", now.run().deliveryDate()));
    line("");
    night
        .system()
        .ifPresentOrElse(system -> system.sentences(words).forEach(this::line), () -> deficit(now));
    night.peak().ifPresent(peak -> line(peak.sentence(words, night.zone())));
    line(
        words.text(
            "mail.quota",
            Figure.of(words, now.quotaMwh(), 1),
            change(now.quotaMwh(), before),
            Figure.of(words, now.exemptMwh(), 1)));
    line(
        words.text(
            "mail.beside",
            Figure.of(words, now.allowedMwh(), 1),
            Figure.of(words, now.interruptibleMwh(), 1),
            Figure.of(words, now.reofferMwh(), 1)));
    line(words.text("mail.red", Figure.of(words, now.redHours(), 0)));
    now.redHoursByRegion().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(
            Map.Entry.<String, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_REGIONS)
        .forEach(
            entry ->
                line(
                    "  "
                        + words.text(
                            "mail.region",
                            RegionNames.in(words, night.regions(), entry.getKey()),
                            Figure.of(words, entry.getValue(), 0))));
  }

  /** The shortfall line for runs that have no table of the system. */
  private void deficit(NightReport now) {
    Double unserved = now.unservedMwh();
    if (unserved == null || unserved == 0) {
      line(words.text(unserved == null ? "mail.deficit_unknown" : "mail.no_deficit"));
      return;
    }
    line(
        words.text(
            "mail.deficit",
            Figure.of(words, unserved, 0),
            Figure.of(words, now.worstUnservedMw(), 0)));
  }

  private String change(@Nullable Double now, @Nullable NightReport before) {
    return before == null
        ? words.text("mail.no_day_before")
        : words.text(
            "mail.change",
            Figure.change(words, now, before.quotaMwh(), 1),
            before.run().deliveryDate());
  }

  private void records() {
    NightReport now = night.now();
    line(
        words.text(
            "mail.records", words.number(now.recordsIn()), words.number(now.recordsRejected())));
  }

  private void findings() {
    NightReport now = night.now();
    line(
        words.text(
            "mail.findings",
            words.number(now.findings("fatal") + now.findings("error")),
            words.number(now.findings("warning"))));
    List<NightReport.Finding> worst =
        now.found().stream()
            .filter(each -> !each.severity().equalsIgnoreCase("info"))
            .limit(MOST_FINDINGS)
            .toList();
    for (NightReport.Finding found : worst) {
      line(
          "  - %s: %s: %s"
              .formatted(
                  words.code("severity", found.severity().toLowerCase(Locale.ROOT)),
                  Visible.text(
                      RegionNames.in(
                          words,
                          night.regions(),
                          FindingWords.subject(words.language(), found.subject()))),
                  Visible.text(found.words(words.language()))));
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
