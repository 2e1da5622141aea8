package kz.quat.clean.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.clean.outcomes.ReportVerdicts;
import kz.quat.clean.outcomes.ReportVerdicts.Verdict;
import kz.quat.clean.outcomes.SupersedeReason;
import kz.quat.clean.outcomes.Withdrawal;
import kz.quat.clean.reports.ReportCheck.Accepted;
import kz.quat.clean.reports.ReportCheck.Finding;
import kz.quat.clean.reports.ReportCheck.Outcome;
import kz.quat.clean.values.RejectReason;
import kz.quat.submission.Document;

/**
 * Judges all documents of a file together, as a night does: if two of them state the same hour, at
 * most one statement counts.
 */
public final class ReportFileCheck {

  private static final int WH_DECIMALS = 3;

  /** An hour of a site, whichever document states it. */
  private record Key(String siteId, Instant hourStart) {}

  private record Place(int document, Accepted hour) {}

  private ReportFileCheck() {}

  /**
   * The outcome of each document, in the order given.
   *
   * @param documents the documents of one file
   */
  public static List<Outcome> of(List<Document> documents, ReportCheck check) {
    List<Outcome> outcomes = new ArrayList<>();
    Map<Key, List<Place>> stated = new LinkedHashMap<>();
    for (Document document : documents) {
      Outcome outcome = check.of(document);
      for (Accepted hour : outcome.hours()) {
        stated
            .computeIfAbsent(new Key(hour.siteId(), hour.hourStart()), key -> new ArrayList<>())
            .add(new Place(outcomes.size(), hour));
      }
      outcomes.add(outcome);
    }
    Map<Integer, List<Finding>> found = new TreeMap<>();
    Map<Integer, Long> lostWh = new TreeMap<>();
    List<Withdrawal> withdrawals =
        outcomes.stream().flatMap(outcome -> outcome.withdrawals().stream()).toList();
    stated.forEach(
        (key, places) -> {
          if (places.size() > 1 || !withdrawals.isEmpty()) {
            judge(key, places, withdrawals, found, lostWh);
          }
        });
    found.forEach(
        (document, findings) ->
            outcomes.set(
                document,
                with(outcomes.get(document), findings, lostWh.getOrDefault(document, 0L))));
    return outcomes;
  }

  private static void judge(
      Key key,
      List<Place> places,
      List<Withdrawal> withdrawals,
      Map<Integer, List<Finding>> found,
      Map<Integer, Long> lostWh) {
    List<Verdict> verdicts =
        ReportVerdicts.of(places.stream().map(place -> place.hour().statement()).toList());
    for (int i = 0; i < places.size(); i++) {
      Verdict verdict = verdicts.get(i);
      Place place = places.get(i);
      SupersedeReason superseded = verdict.superseded();
      String by = superseded == null ? "" : places.get(verdict.by()).hour().statement().reportId();
      if (!verdict.duplicate() && superseded == null) {
        Withdrawal back =
            Withdrawal.of(
                withdrawals,
                key.siteId(),
                key.hourStart(),
                key.hourStart().plus(1, ChronoUnit.HOURS),
                place.hour().statement());
        if (back == null) {
          continue;
        }
        superseded = back.reason();
        by = back.reportId();
      }
      Finding finding =
          superseded == null
              ? new Finding(
                  true,
                  RejectReason.DUPLICATE_KEY.code(),
                  place.hour().line(),
                  null,
                  key.siteId() + ", " + key.hourStart())
              : new Finding(
                  false, superseded.code(), place.hour().line(), null, key.hourStart() + ", " + by);
      found.computeIfAbsent(place.document(), d -> new ArrayList<>()).add(finding);
      lostWh.merge(place.document(), place.hour().statement().energyWh(), Long::sum);
    }
  }

  private static Outcome with(Outcome outcome, List<Finding> findings, long lostWh) {
    List<Finding> all = new ArrayList<>(outcome.findings());
    all.addAll(findings);
    long refused = findings.stream().filter(Finding::refused).count();
    return new Outcome(
        outcome.records(),
        outcome.refused() + refused,
        outcome.acceptedKwh().subtract(BigDecimal.valueOf(lostWh, WH_DECIMALS)),
        all,
        outcome.hours(),
        outcome.withdrawals());
  }
}
