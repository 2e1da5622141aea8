package kz.quat.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The stages of a night, in their order. Progress, times, {@code quat run}, the run report and the
 * picture in docs/stages.md all come from this list.
 */
public final class Stages {

  private Stages() {}

  /** Every stage; the commit follows the last one. */
  public static final List<Stage> ALL =
      checked(
          List.of(
              ExtractStage.STAGE,
              CleanStage.STAGE,
              GridStage.STAGE,
              LeadsStage.STAGE,
              BalanceStage.STAGE,
              ReconciliationStage.STAGE,
              UtilisationStage.STAGE,
              ComplianceStage.STAGE,
              LeadSitesStage.STAGE,
              ForecastStage.STAGE,
              QuotaStage.STAGE,
              MarketStage.STAGE,
              StrainStage.STAGE,
              AdequacyStage.STAGE,
              RestatementsStage.STAGE,
              QualityStage.STAGE,
              PublishStage.STAGE));

  /** The names in their order. */
  public static List<String> names() {
    return ALL.stream().map(Stage::name).toList();
  }

  /** The stage of that name, ignoring case; empty if there is none. */
  public static Optional<Stage> find(String name) {
    return ALL.stream().filter(stage -> stage.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The stages up to and including one. */
  static List<Stage> upTo(Stage last) {
    return ALL.subList(0, ALL.indexOf(last) + 1);
  }

  static boolean isLast(Stage stage) {
    return stage.equals(ALL.get(ALL.size() - 1));
  }

  /**
   * Refuses two stages of the same name, and a stage that needs a value which no earlier one gives.
   */
  private static List<Stage> checked(List<Stage> stages) {
    Set<String> names = new HashSet<>();
    Set<Handover<?>> given = new HashSet<>();
    for (Stage stage : stages) {
      if (!names.add(stage.name())) {
        throw new IllegalStateException("Two stages are named " + stage.name());
      }
      for (Handover<?> need : stage.needs()) {
        if (!given.contains(need)) {
          throw new IllegalStateException(
              "Stage %s needs %s, which no earlier stage gives"
                  .formatted(stage.name(), need.name()));
        }
      }
      for (Handover<?> give : stage.gives()) {
        if (!given.add(give)) {
          throw new IllegalStateException(give.name() + " is given by two stages");
        }
      }
    }
    return stages;
  }
}
